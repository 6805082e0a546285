package dev.airgap.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the passphrase of an encrypted key file, or the PIN of a token, comes from. Asked only when one is needed. */
@FunctionalInterface
public interface Passphrase {

    /** There is none: what needs one cannot be opened. */
    Passphrase NONE = what -> Optional.empty();

    /**
     * @param what it opens, to be shown to who is asked
     * @return a copy that the caller overwrites after use
     */
    Optional<char[]> ask(String what);

    /** The first line of a file. */
    static Passphrase ofFile(Path file) {
        return what -> {
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                return text.lines().findFirst().map(String::toCharArray);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the passphrase cannot be read from " + file, unreadable);
            }
        };
    }
}
