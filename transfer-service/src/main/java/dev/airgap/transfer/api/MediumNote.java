package dev.airgap.transfer.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param note why, or how: goes on record */
record MediumNote(@NotBlank @Size(max = 500) String note) {}
