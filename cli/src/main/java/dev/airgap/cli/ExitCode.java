package dev.airgap.cli;

/** What the command answers to a script; the table is in the README. */
enum ExitCode {
    DONE(0),
    UNEXPECTED(1),
    USAGE(2),
    STEP_FAILED(3),
    MACHINE(4),
    REFUSED(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
