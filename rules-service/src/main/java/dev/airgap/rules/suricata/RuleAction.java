package dev.airgap.rules.suricata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What Suricata does with matching traffic; {@code rejectsrc} and its kin are kept apart because they behave apart. */
public enum RuleAction {
    ALERT,
    PASS,
    DROP,
    REJECT,
    REJECTSRC,
    REJECTDST,
    REJECTBOTH,
    CONFIG;

    /** Suricata reads actions regardless of case. */
    static Optional<RuleAction> named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    /** Whether traffic that matches is stopped. */
    public boolean blocks() {
        return switch (this) {
            case DROP, REJECT, REJECTSRC, REJECTDST, REJECTBOTH -> true;
            case ALERT, PASS, CONFIG -> false;
        };
    }

    /** As written in a rule. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
