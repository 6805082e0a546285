package dev.airgap.transfer.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as this zone knows it.
 *
 * @param number counts transfers up
 * @param mediumId the registered medium, in the DMZ
 * @param requestedBy who asked for it to be written
 * @param approvedBy the second person, who agreed that it may be sealed
 * @param sealedBy who asked for it to be sealed
 * @param custodian who handed the medium over, or received it
 * @param receiptNumber the receipt that says what became of it
 * @param lastEventId of its newest event, from which the next one follows
 */
public record Transfer(
        String id,
        long number,
        String cycleId,
        String site,
        TransferState state,
        @Nullable String mediumId,
        @Nullable String mediumSerial,
        List<CarriedFile> files,
        NextAction nextAction,
        @Nullable TransferError failure,
        @Nullable String requestedBy,
        @Nullable String approvedBy,
        @Nullable String sealedBy,
        @Nullable String custodian,
        @Nullable String recipient,
        @Nullable String manifestSha256,
        @Nullable Long receiptNumber,
        String lastEventId,
        Instant createdAt,
        Instant updatedAt) {

    public Transfer {
        files = List.copyOf(files);
    }

    public Optional<TransferError> error() {
        return Optional.ofNullable(failure);
    }

    /** The sum of the sizes of its files. */
    public long bytes() {
        return files.stream().mapToLong(carried -> carried.file().size()).sum();
    }
}
