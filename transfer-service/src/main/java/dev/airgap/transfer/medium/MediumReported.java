package dev.airgap.transfer.medium;

/** Fired inside the transaction in which a person said what became of a medium. */
public record MediumReported(RegisteredMedium medium, MediumStep step, String actor) {}
