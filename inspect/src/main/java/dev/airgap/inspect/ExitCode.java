package dev.airgap.inspect;

/** What {@code verify} and {@code bundle} answer to a script. */
public enum ExitCode {
    ACCEPTED(Numbers.ACCEPTED),
    REFUSED(Numbers.REFUSED),
    /** EX_USAGE of sysexits.h. */
    USAGE(Numbers.USAGE),
    /** EX_IOERR of sysexits.h: nothing is said about the file. */
    UNREADABLE(Numbers.UNREADABLE);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** For annotations, which take constants alone. */
    static final class Numbers {
        static final int ACCEPTED = 0;
        static final int REFUSED = 2;
        static final int USAGE = 64;
        static final int UNREADABLE = 74;

        private Numbers() {}
    }
}
