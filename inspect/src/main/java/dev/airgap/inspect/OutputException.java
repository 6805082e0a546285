package dev.airgap.inspect;

import java.io.IOException;

/** The bundle is good, and what was asked for cannot be written. */
final class OutputException extends IOException {

    private static final long serialVersionUID = 1L;

    OutputException(String message, IOException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
