package dev.airgap.rules.update;

import dev.airgap.rules.summary.RuleSummary;
import java.util.Optional;

/**
 * What an update changes.
 *
 * @param basis number of the rule set that it was compared with; empty when there was none
 */
public record StoredSummary(Optional<String> basis, RuleSummary summary) {}
