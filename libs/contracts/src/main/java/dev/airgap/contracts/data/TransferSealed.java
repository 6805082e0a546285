package dev.airgap.contracts.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The medium's manifest was signed.
 *
 * @param manifestSha256 of its envelope
 * @param sealNumber of the seal that closes the bag; null where nobody carries a bag
 */
public record TransferSealed(
        String transferId,
        String mediumSerial,
        String manifestSha256,
        List<TransferFile> files,
        @Nullable String sealNumber) {}
