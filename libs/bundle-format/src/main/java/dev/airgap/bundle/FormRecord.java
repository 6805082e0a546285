package dev.airgap.bundle;

import java.util.Optional;

/** The store's note about a stored form: one line of six words. An unreadable note is as good as none: the form is made again. */
final class FormRecord {

    private FormRecord() {}

    static String line(StoredFile form) {
        return String.join(
                " ",
                form.sha256(),
                Long.toString(form.size()),
                form.encoding().word(),
                Long.toString(form.storedSize()),
                form.storedSha256(),
                Long.toString(form.crc32()) + "\n");
    }

    static Optional<StoredFile> parse(String line) {
        String[] words = line.strip().split(" ", -1);
        if (words.length != 6 || !line.endsWith("\n")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoredFile(
                    words[0],
                    Long.parseLong(words[1]),
                    Encoding.of(words[2]),
                    Long.parseLong(words[3]),
                    words[4],
                    Long.parseLong(words[5])));
        } catch (IllegalArgumentException | BundleException damaged) {
            return Optional.empty();
        }
    }
}
