package dev.airgap.bundler.cycle;

import dev.airgap.contracts.data.ReceiptFile;

/** What a receipt says of one file, by the words of {@link ReceiptFile#outcome()}. */
enum FileOutcome {
    ACTIVATED,
    SUPERSEDED,
    REVERTED,
    APPLIED,
    ALREADY_APPLIED,
    REJECTED,
    PENDING;

    /** @throws IllegalArgumentException if it is no word of the contract */
    static FileOutcome of(ReceiptFile file) {
        return valueOf(file.outcome());
    }
}
