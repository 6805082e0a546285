package dev.airgap.inspect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the station itself refuses, before or beside the trusted libraries. */
final class FileRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String entry;

    FileRefusedException(String code, String detail) {
        super(detail);
        this.code = code;
        this.entry = null;
    }

    FileRefusedException(String code, String entry, String detail) {
        super(detail);
        this.code = code;
        this.entry = entry;
    }

    /** The culprit, if it is not the file itself. */
    Optional<String> entry() {
        return Optional.ofNullable(entry);
    }

    String code() {
        return code;
    }
}
