package dev.airgap.rules.suricata;

import java.util.Optional;

/**
 * One rule, enabled or commented out. The text itself is not kept: a set of 50,000 rules fits a small heap this way.
 *
 * @param protocol as the header says, lower case
 * @param message the {@code msg}, unescaped; empty where the rule has none
 * @param revision the {@code rev}; 0 where the rule has none
 * @param applicationType under which a summary lists the rule
 * @param file name of the file it stands in
 * @param line first line of the rule, from 1
 * @param textSha256 digest of the rule's text without comment mark and with white space collapsed, lower-case hex
 */
public record Rule(
        RuleId id,
        RuleAction action,
        boolean enabled,
        String protocol,
        String message,
        long revision,
        Optional<String> classtype,
        String applicationType,
        String file,
        int line,
        String textSha256) {

    /** What the rule does once loaded: its action, or {@code disabled}. */
    public String behaviour() {
        return enabled ? action.keyword() : "disabled";
    }
}
