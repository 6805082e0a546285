package dev.airgap.transfer.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One medium of a transfer.
 *
 * @param number 1 for the first
 * @param mediumId the registered medium, in the DMZ
 * @param manifestSha256 of its sealed manifest; null before it is sealed
 * @param confirmedAt since when all of it is known to lie on its medium, in the DMZ, or was read from it, in the air gap
 * @param departed whether it has left the DMZ
 */
public record TransferVolume(
        int number,
        @Nullable String mediumId,
        String mediumSerial,
        @Nullable String manifestSha256,
        @Nullable Instant confirmedAt,
        boolean departed) {

    public boolean isConfirmed() {
        return confirmedAt != null;
    }
}
