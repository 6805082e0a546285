package dev.airgap.contracts.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The media's manifests were signed.
 *
 * @param mediumSerial of its medium; of all, with commas in between, if there are several
 * @param manifestSha256 of the first volume's envelope
 * @param sealNumber of the seal that closes the bag; null where nobody carries a bag
 * @param volumes one for each medium
 */
public record TransferSealed(
        String transferId,
        String mediumSerial,
        String manifestSha256,
        List<TransferFile> files,
        @Nullable String sealNumber,
        List<SealedVolume> volumes) {}
