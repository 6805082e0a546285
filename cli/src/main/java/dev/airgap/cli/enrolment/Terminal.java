package dev.airgap.cli.enrolment;

import java.io.Console;
import java.util.Optional;

/** Where persons type, if there is one. */
@FunctionalInterface
public interface Terminal {

    /** Nobody sits there. */
    Terminal NONE = question -> Optional.empty();

    /** The answer of a person; empty when nobody sits there. */
    Optional<String> ask(String question);

    /** The terminal of this process. */
    static Terminal ofProcess() {
        return question -> {
            Console console = System.console();
            return Optional.ofNullable(console).map(present -> present.readLine("%s", question));
        };
    }
}
