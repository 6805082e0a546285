package dev.airgap.contracts.data;

/** The rule files could not be exported; no number was taken. */
public record RuleUpdateFailed(String site, String code, String detail) {}
