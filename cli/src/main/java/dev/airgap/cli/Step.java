package dev.airgap.cli;

import dev.airgap.contracts.Zone;
import java.util.Locale;

/** The steps of a cycle as people see them, in order; a run can stop after each. */
enum Step {
    STARTED("the operator starts the cycle"),
    BUNDLED("the bundle is released"),
    READY("the transfer has all its files"),
    WRITTEN("the medium is written and read back"),
    APPROVED("the approver has approved what is written"),
    SEALED("the DMZ's log is aboard and the medium is sealed"),
    DEPARTED("the custodian leaves the DMZ with the medium"),
    ARRIVED("the custodian arrives in the air gap with the medium"),
    IMPORTED("the relay serves the new snapshot"),
    VALIDATED("the rule update is validated"),
    APPLIED("the approver has confirmed the rules and they are applied"),
    RECEIPTED("the site's receipt is on the medium"),
    CLOSED("the receipt is accepted in the DMZ and the cycle is closed");

    private final String meaning;

    Step(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String toString() {
        return label();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }

    /** Where the step happens. */
    Zone zone() {
        return compareTo(ARRIVED) < 0 || this == CLOSED ? Zone.DMZ : Zone.AIRGAP;
    }

    static Step of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
