package dev.airgap.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    /** The first line of a file in UTF-8; none if it is empty. */
    static Passphrase ofFile(Path file) {
        return what -> {
            try {
                // Never a String: that could not be overwritten.
                byte[] bytes = Files.readAllBytes(file);
                CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
                int end = 0;
                while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                    end++;
                }
                char[] line = new char[end];
                text.get(0, line);
                Arrays.fill(bytes, (byte) 0);
                Arrays.fill(text.array(), '\0');
                return end == 0 ? Optional.empty() : Optional.of(line);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the passphrase cannot be read from " + file, unreadable);
            }
        };
    }
}
