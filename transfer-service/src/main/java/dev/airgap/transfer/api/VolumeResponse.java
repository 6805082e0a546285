package dev.airgap.transfer.api;

import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.custody.Volumes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One medium of a transfer; in the air gap also one that has not come, of which only the number is known.
 *
 * @param state WAITING, or in the DMZ WRITTEN, in the air gap READ
 * @param bytes of its payload, in the DMZ
 */
record VolumeResponse(
        int volume,
        int volumes,
        String state,
        @Nullable String mediumId,
        @Nullable String mediumSerial,
        @Nullable String manifestSha256,
        @Nullable Long bytes,
        @Nullable Instant confirmedAt) {

    static List<VolumeResponse> of(Transfer transfer) {
        return IntStream.rangeClosed(1, transfer.volumes().of())
                .mapToObj(number -> of(transfer, number))
                .toList();
    }

    private static VolumeResponse of(Transfer transfer, int number) {
        Volumes volumes = transfer.volumes();
        Optional<TransferVolume> known = volumes.volume(number);
        boolean here = known.map(TransferVolume::mediumId).isPresent();
        return new VolumeResponse(
                number,
                volumes.of(),
                known.filter(TransferVolume::isConfirmed)
                        .map(volume -> here ? "WRITTEN" : "READ")
                        .orElse("WAITING"),
                known.map(TransferVolume::mediumId).orElse(null),
                known.map(TransferVolume::mediumSerial).orElse(null),
                known.map(TransferVolume::manifestSha256).orElse(null),
                here ? volumes.bytesOn(number, transfer) : null,
                known.map(TransferVolume::confirmedAt).orElse(null));
    }
}
