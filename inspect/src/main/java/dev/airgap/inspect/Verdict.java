package dev.airgap.inspect;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the station says about one file. */
sealed interface Verdict {

    /** As it was named on the command line; of a file on a medium, as it lies there. */
    String file();

    ExitCode exit();

    /**
     * Genuine to the last byte.
     *
     * @param kind names the facts
     * @param facts text, numbers, lists and maps, in the order in which they are shown
     */
    record Accepted(String file, Kind kind, Map<String, Object> facts) implements Verdict {

        @Override
        public ExitCode exit() {
            return ExitCode.ACCEPTED;
        }
    }

    /**
     * Must not be carried on.
     *
     * @param entry the culprit in the file; empty if it is the file itself
     * @param offset byte in the file where the culprit begins, if one is known
     * @param detail expected and actual
     */
    record Refused(String file, String code, Optional<String> entry, OptionalLong offset, String detail)
            implements Verdict {

        @Override
        public ExitCode exit() {
            return ExitCode.REFUSED;
        }
    }

    /** Could not be read; it may be good or bad. */
    record Unreadable(String file, String code, String detail) implements Verdict {

        @Override
        public ExitCode exit() {
            return ExitCode.UNREADABLE;
        }
    }
}
