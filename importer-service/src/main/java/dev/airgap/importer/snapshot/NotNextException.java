package dev.airgap.importer.snapshot;

/** A verified bundle may not follow what is here. */
public final class NotNextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    NotNextException(Refusal refusal, String detail) {
        super(detail);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
