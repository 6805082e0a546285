package dev.airgap.contracts.data;

/** A rule update is the current rule set now. */
public record RulesApplied(String number, String ruleUpdateId, int rules, String ruleSetDigest) {}
