package dev.airgap.transfer.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as this zone knows it.
 *
 * @param number counts transfers up
 * @param volumes the media that it is on
 * @param people who did what with it
 * @param expiresAt until when what it carries can be imported, as far as the DMZ knows
 * @param contentDeletedAt when its files were deleted in the air gap, because they had been kept long enough
 * @param overwrites whether what lies on the medium, and has not arrived, is to be written over
 * @param atDesk whether its medium is at a desk, and not mounted at this service
 * @param receiptNumber the receipt that says what became of it
 * @param lastEventId of its newest event, from which the next one follows
 */
public record Transfer(
        String id,
        long number,
        String cycleId,
        String site,
        TransferState state,
        Volumes volumes,
        List<CarriedFile> files,
        NextAction nextAction,
        @Nullable TransferError failure,
        People people,
        @Nullable Long receiptNumber,
        @Nullable Instant expiresAt,
        @Nullable Instant contentDeletedAt,
        boolean overwrites,
        boolean atDesk,
        String lastEventId,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Who did what with a transfer; null for what was not done yet.
     *
     * @param requestedBy who asked for it to be written
     * @param approvedBy the second person, who agreed that it may be sealed
     * @param sealedBy who asked for it to be sealed
     * @param custodian who handed the medium over in the DMZ, or received it in the air gap
     * @param recipient to whom it was handed over in the DMZ, or who brought it to the air gap
     * @param sealNumber of the seal that closes the medium's bag
     */
    public record People(
            @Nullable String requestedBy,
            @Nullable String approvedBy,
            @Nullable String sealedBy,
            @Nullable String custodian,
            @Nullable String recipient,
            @Nullable String sealNumber) {

        static final People NOBODY = new People(null, null, null, null, null, null);
    }

    public Transfer {
        files = List.copyOf(files);
    }

    public Optional<TransferError> error() {
        return Optional.ofNullable(failure);
    }

    /** The serials of its media, as people read them; null before it was written. */
    public @Nullable String mediumSerial() {
        return volumes.serials();
    }

    /** The sum of the sizes of its files. */
    public long bytes() {
        return files.stream().mapToLong(carried -> carried.file().size()).sum();
    }
}
