package dev.airgap.media.receipt;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one transfer.
 *
 * @param transferId 1 to 100 printable ASCII characters
 * @param cycle id of the cycle it belongs to, 1 to 100 printable ASCII characters
 * @param code why the whole medium was refused; null when its files were delivered
 * @param detail the reason for people, cut to 500 characters; null without one
 * @param files at most {@value #MOST_FILES}; none when the medium was refused before its files were known
 */
public record ReceiptTransfer(
        String transferId,
        String cycle,
        @Nullable String code,
        @Nullable String detail,
        List<ReceiptFile> files) {

    public static final int MOST_FILES = 1000;

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public ReceiptTransfer {
        ReceiptText.requireShort(transferId, "transferId");
        ReceiptText.requireShort(cycle, "cycle");
        ReceiptText.requireShort(code, "code");
        detail = ReceiptText.detail(detail);
        files = List.copyOf(files);
        Receipt.require(files.size() <= MOST_FILES, "files has " + files.size() + " of them");
    }

    /** Whether nothing about it will change in a later receipt. */
    public boolean isFinal() {
        return code != null || files.stream().allMatch(file -> file.outcome().isFinal());
    }

    /** What became of the file with this bundle or rule update id. */
    public Optional<ReceiptFile> file(String id) {
        return files.stream().filter(file -> file.id().equals(id)).findFirst();
    }
}
