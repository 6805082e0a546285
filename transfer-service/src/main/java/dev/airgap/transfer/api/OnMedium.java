package dev.airgap.transfer.api;

import jakarta.validation.constraints.NotBlank;

/** @param manifestSha256 of the manifest that was read back from the medium */
record OnMedium(@NotBlank String manifestSha256) {}
