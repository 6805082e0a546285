package dev.airgap.transfer.writing;

import org.jspecify.annotations.Nullable;

/** The producer of a file does not give it out. */
class SourceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SourceRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
