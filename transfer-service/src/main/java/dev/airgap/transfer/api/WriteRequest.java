package dev.airgap.transfer.api;

import org.jspecify.annotations.Nullable;

/**
 * @param mediumId a registered medium, which stands ready
 * @param overwrite whether what lies on it, and has not arrived as far as is known here, is to be written over
 * @param desk whether the medium is at a desk, where {@code airgap media write} writes it
 */
record WriteRequest(
        @Nullable String mediumId,
        @Nullable Boolean overwrite,
        @Nullable Boolean desk) {}
