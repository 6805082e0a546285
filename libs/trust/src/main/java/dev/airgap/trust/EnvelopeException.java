package dev.airgap.trust;

/** Bytes that are not one of our strict DSSE envelopes. */
public final class EnvelopeException extends TrustException {

    EnvelopeException(String message) {
        super("ENVELOPE_MALFORMED", message);
    }

    EnvelopeException(String message, Throwable cause) {
        super("ENVELOPE_MALFORMED", message, cause);
    }
}
