package dev.airgap.bundler.bundle;

import org.jspecify.annotations.Nullable;

/** A bundle cannot be built. */
public final class BuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BuildFault fault;

    BuildException(BuildFault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public BuildFault fault() {
        return fault;
    }
}
