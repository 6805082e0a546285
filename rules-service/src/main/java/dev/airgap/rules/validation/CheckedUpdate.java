package dev.airgap.rules.validation;

import dev.airgap.rules.suricata.RuleSet;
import dev.airgap.ruleupdate.RuleUpdate;

/** An update of which every byte was verified and every rule read. */
record CheckedUpdate(RuleUpdate update, RuleSet rules) {}
