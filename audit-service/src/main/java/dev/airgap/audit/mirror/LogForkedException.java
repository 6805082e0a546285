package dev.airgap.audit.mirror;

/** The other zone's log has signed what contradicts itself. */
final class LogForkedException extends MirrorException {

    private static final long serialVersionUID = 1L;

    /** An entry is another one than before. */
    static final String ENTRY_DIFFERS = "ENTRY_DIFFERS";
    /** The entries do not lead to the checkpoint's root. */
    static final String ROOT_DIFFERS = "ROOT_DIFFERS";
    /** Two checkpoints of one size have different roots. */
    static final String CHECKPOINT_DIFFERS = "CHECKPOINT_DIFFERS";
    /** An inclusion or consistency proof does not lead to the checkpoint's root. */
    static final String PROOF_INVALID = "PROOF_INVALID";

    private final long found;

    LogForkedException(String code, long found, ClaimedCheckpoint claimed, String message) {
        super(code, claimed, message);
        this.found = found;
    }

    /** The entry or the size where it shows. */
    long found() {
        return found;
    }
}
