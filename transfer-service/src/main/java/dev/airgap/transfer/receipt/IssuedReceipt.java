package dev.airgap.transfer.receipt;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of this site.
 *
 * @param sha256 of its payload
 * @param transferId in whose return folder it belongs
 * @param requestedBy who wanted it before all was decided; null when it was due
 * @param failure why it could not be written to the medium that stands ready; it is tried again
 */
public record IssuedReceipt(
        Receipt receipt,
        Sha256 sha256,
        ReceiptState state,
        String transferId,
        @Nullable String requestedBy,
        @Nullable TransferError failure,
        @Nullable Instant writtenAt) {

    public long number() {
        return receipt.number();
    }

    public Optional<TransferError> error() {
        return Optional.ofNullable(failure);
    }

    /** What has to happen next. */
    public NextAction nextAction() {
        return switch (state) {
            case ISSUED -> NextAction.PUT_THE_MEDIUM_IN;
            case WRITTEN -> new NextAction("carry the medium back to the DMZ", "custodian", "transfer");
            case REPLACED -> new NextAction("nothing: a newer receipt says it all", "service", "transfer");
        };
    }
}
