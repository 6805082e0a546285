package dev.airgap.contracts.data;

/** A person confirmed a rule update. */
public record RulesConfirmed(String number, String ruleUpdateId) {}
