package dev.airgap.bundler.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason why the cycle is cancelled; it goes on record */
record CancelRequest(@NotBlank @Size(max = 1000) String reason) {}
