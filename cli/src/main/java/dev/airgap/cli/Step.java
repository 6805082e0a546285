package dev.airgap.cli;

import java.util.Locale;

/** The steps of a cycle as people see them, in order; a run can stop after each. */
enum Step {
    STARTED("the operator starts the cycle"),
    BUNDLED("the bundle is released"),
    READY("the transfer has all its files"),
    WRITTEN("the medium is written and read back"),
    SEALED("the medium is sealed"),
    DEPARTED("the custodian leaves the DMZ with the medium"),
    ARRIVED("the custodian arrives in the air gap with the medium"),
    IMPORTED("the relay serves the new snapshot"),
    VALIDATED("the rule update is validated"),
    APPLIED("the approver has confirmed the rules and they are applied");

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

    static Step of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
