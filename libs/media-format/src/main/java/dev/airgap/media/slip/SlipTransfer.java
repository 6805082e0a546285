package dev.airgap.media.slip;

import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptTransfer;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What became of one transfer. Whoever sealed it knows the names of its files.
 *
 * @param transferId of the transfer
 * @param refused whether the whole medium was refused
 * @param outcomes of its files, in the order of their names, at most {@value #MOST_FILES}
 */
public record SlipTransfer(UUID transferId, boolean refused, List<FileOutcome> outcomes) {

    public static final int MOST_FILES = 32;

    /** @throws IllegalArgumentException when it has too many files */
    public SlipTransfer {
        outcomes = List.copyOf(outcomes);
        if (outcomes.size() > MOST_FILES) {
            throw new IllegalArgumentException("a slip has no room for " + outcomes.size() + " files of a transfer");
        }
    }

    /** Whether nothing about it will change in a later receipt. */
    public boolean isFinal() {
        return refused || outcomes.stream().allMatch(FileOutcome::isFinal);
    }

    static SlipTransfer of(ReceiptTransfer told) {
        return new SlipTransfer(
                UUID.fromString(told.transferId()),
                told.code() != null,
                told.files().stream()
                        .sorted(Comparator.comparing(ReceiptFile::name))
                        .map(ReceiptFile::outcome)
                        .toList());
    }

    /** Whether this transfer of a receipt can be told on a slip: others have to wait for the receipt's file. */
    static boolean fits(ReceiptTransfer told) {
        return told.files().size() <= MOST_FILES && isUuid(told.transferId());
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
