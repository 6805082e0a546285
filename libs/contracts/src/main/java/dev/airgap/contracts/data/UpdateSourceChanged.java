package dev.airgap.contracts.data;

/** An administrator set another update source. */
public record UpdateSourceChanged(String updateSource) {}
