package dev.airgap.rules.export;

import dev.airgap.rules.update.StoredUpdate;
import dev.airgap.ruleupdate.RuleUpdate;

/** A rule update that was written and read back, but has not taken its number yet. */
record ExportedUpdate(RuleUpdate update, StoredUpdate file) {}
