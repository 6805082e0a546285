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

    /** Like {@link #ask}, for what nobody else may read: a passphrase or a PIN. The caller overwrites it after use. */
    default Optional<char[]> askSecret(String question) {
        return ask(question).map(String::toCharArray);
    }

    /** The terminal of this process. */
    static Terminal ofProcess() {
        return new Terminal() {
            @Override
            public Optional<String> ask(String question) {
                Console console = System.console();
                return Optional.ofNullable(console).map(present -> present.readLine("%s", question));
            }

            @Override
            public Optional<char[]> askSecret(String question) {
                Console console = System.console();
                return Optional.ofNullable(console).map(present -> present.readPassword("%s", question));
            }
        };
    }
}
