package dev.airgap.transfer.custody;

import java.util.Optional;

/** Where a transfer is. DRAFTED to DEPARTED exist in the DMZ, ARRIVED and DELIVERED in the air gap. */
public enum TransferState {
    /** Not all files of the cycle are known. */
    DRAFTED,
    READY,
    WRITING,
    WRITTEN,
    SEALED,
    DEPARTED,
    /** Not on any medium; can be written again. */
    FAILED,
    /** Read completely, matched and kept; its files are about to be put in place. */
    ARRIVED,
    DELIVERED;

    /** The one table of transitions: the state after {@code step}, or empty if it cannot be taken here. */
    public Optional<TransferState> after(TransferStep step) {
        return Optional.ofNullable(
                switch (step) {
                    case COMPLETE -> this == DRAFTED ? READY : null;
                    // Until it is sealed it may be written again, to the same medium or another.
                    case WRITE -> this == READY || this == WRITTEN || this == FAILED ? WRITING : null;
                    case FINISH_WRITING -> this == WRITING ? WRITTEN : null;
                    case FAIL -> this == WRITING || this == WRITTEN || this == SEALED ? FAILED : null;
                    case SEAL -> this == WRITTEN ? SEALED : null;
                    case DEPART -> this == SEALED ? DEPARTED : null;
                    case DELIVER -> this == ARRIVED ? DELIVERED : null;
                });
    }
}
