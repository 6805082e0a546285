package dev.airgap.trust;

/** A signed checkpoint that is malformed, of another log, or not signed by the log's key. */
public final class CheckpointException extends TrustException {

    /** What is wrong with the checkpoint. */
    public enum Finding {
        CHECKPOINT_MALFORMED,
        CHECKPOINT_OTHER_ORIGIN,
        CHECKPOINT_UNTRUSTED
    }

    private final Finding finding;

    CheckpointException(Finding finding, String message) {
        super(finding.name(), message);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
