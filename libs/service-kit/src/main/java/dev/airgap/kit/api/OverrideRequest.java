package dev.airgap.kit.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What takes two persons.
 *
 * @param kind what is to be done
 * @param subject the id of what it is to be done to
 * @param reason why; it goes on record
 */
record OverrideRequest(
        @NotBlank String kind,
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 1000) String reason) {}
