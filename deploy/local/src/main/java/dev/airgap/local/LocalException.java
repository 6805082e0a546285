package dev.airgap.local;

import org.jspecify.annotations.Nullable;

/** Something on this machine is in the way: a port, a folder, a program. The message is for the person who typed the command. */
public final class LocalException extends RuntimeException {

    public LocalException(String message) {
        this(message, null);
    }

    public LocalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
