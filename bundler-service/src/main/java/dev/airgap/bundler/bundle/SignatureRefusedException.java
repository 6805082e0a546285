package dev.airgap.bundler.bundle;

/** Signatures that somebody brings are not taken, none of them. */
public final class SignatureRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SignatureFault fault;

    SignatureRefusedException(SignatureFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public SignatureFault fault() {
        return fault;
    }
}
