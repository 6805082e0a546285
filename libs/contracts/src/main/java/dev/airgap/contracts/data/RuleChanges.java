package dev.airgap.contracts.data;

/** What a rule update would change, as counts. */
public record RuleChanges(int added, int updated, int removed, int behaviourChanges) {}
