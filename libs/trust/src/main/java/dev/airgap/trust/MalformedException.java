package dev.airgap.trust;

/** Bytes that are not the strict JSON we read, or JSON that lacks, adds or mistypes a member. */
public final class MalformedException extends TrustException {

    private final long offset;

    /** @param offset byte (syntax) at which reading stopped, or -1 when the message names a JSON path instead */
    public MalformedException(String message, long offset) {
        super("JSON_MALFORMED", message);
        this.offset = offset;
    }

    /** Zero-based offset into the document, or -1 when the message names a JSON path instead. */
    public long offset() {
        return offset;
    }
}
