package dev.airgap.transfer.custody;

import java.util.Optional;

/** Where a transfer is. DRAFTED to DEPARTED exist in the DMZ, ARRIVED and DELIVERED in the air gap, RECEIPTED in both. */
public enum TransferState {
    /** Not all files of the cycle are known. */
    DRAFTED,
    READY,
    WRITING,
    WRITTEN,
    APPROVED,
    /** The audit log's segment is fetched and written, then the manifest is signed. */
    SEALING,
    SEALED,
    DEPARTED,
    /** Not on any medium; can be written again. */
    FAILED,
    /** Read completely, matched and kept; its files are about to be put in place. */
    ARRIVED,
    DELIVERED,
    /** In the DMZ: the site has said what became of it. In the air gap: that is on the medium. */
    RECEIPTED;

    /** The one table of transitions: the state after {@code step}, or empty if it cannot be taken here. */
    public Optional<TransferState> after(TransferStep step) {
        return Optional.ofNullable(
                switch (step) {
                    case COMPLETE -> this == DRAFTED ? READY : null;
                    // Until it is sealed it may be written again, to the same medium or another; who agreed, agrees
                    // anew.
                    case WRITE ->
                        this == READY || this == WRITTEN || this == APPROVED || this == FAILED ? WRITING : null;
                    case FINISH_WRITING -> this == WRITING ? WRITTEN : null;
                    case FAIL -> this == WRITING || isOnTheMediumHere() ? FAILED : null;
                    case APPROVE -> this == WRITTEN ? APPROVED : null;
                    case SEAL -> this == APPROVED ? SEALING : null;
                    case FINISH_SEALING -> this == SEALING ? SEALED : null;
                    case STOP_SEALING -> this == SEALING ? APPROVED : null;
                    case DEPART -> this == SEALED ? DEPARTED : null;
                    case DELIVER -> this == ARRIVED ? DELIVERED : null;
                    // A medium may have left without anybody saying so.
                    case RECEIPT -> this == SEALED || this == DEPARTED || this == DELIVERED ? RECEIPTED : null;
                });
    }

    /** Whether it lies on a medium that has not left, and nobody works on it. */
    public boolean isWrittenHere() {
        return this == WRITTEN || this == APPROVED || this == SEALED;
    }

    /** Whether it was written completely and has not left. */
    public boolean isOnTheMediumHere() {
        return this == WRITTEN || this == APPROVED || this == SEALING || this == SEALED;
    }
}
