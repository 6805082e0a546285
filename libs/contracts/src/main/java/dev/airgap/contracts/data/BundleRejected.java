package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/** A bundle was refused; floor and served content are as before. */
public record BundleRejected(
        String fileName,
        @Nullable String bundleId,
        @Nullable Long sequence,
        String code,
        String detail) {}
