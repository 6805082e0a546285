package dev.airgap.contracts.data;

import dev.airgap.contracts.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A cycle ended.
 *
 * @param outcome what came of it
 * @param receiptNumber the receipt that said so; null when it was closed without one
 * @param code why it is not UPDATED or UP_TO_DATE
 */
public record CycleClosed(
        String site,
        Standing outcome,
        @Nullable String transferId,
        @Nullable Long receiptNumber,
        @Nullable String code,
        @Nullable String detail) {}
