package dev.airgap.media.receipt;

import dev.airgap.media.FileKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of a transfer.
 *
 * @param name the file's name, 1 to 100 printable ASCII characters
 * @param kind what it is
 * @param id its bundle or rule update id, 1 to 100 printable ASCII characters
 * @param outcome what became of it
 * @param code why it was rejected or reverted; null without a reason
 * @param detail the reason for people, cut to 500 characters; null without one
 */
public record ReceiptFile(
        String name,
        FileKind kind,
        String id,
        FileOutcome outcome,
        @Nullable String code,
        @Nullable String detail) {

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public ReceiptFile {
        ReceiptText.requireShort(name, "name");
        Objects.requireNonNull(kind, "kind");
        ReceiptText.requireShort(id, "id");
        Objects.requireNonNull(outcome, "outcome");
        ReceiptText.requireShort(code, "code");
        detail = ReceiptText.detail(detail);
    }
}
