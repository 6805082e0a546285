package dev.airgap.transfer.api;

import jakarta.validation.constraints.NotBlank;

/** @param transferId the transfer in whose return folder a receipt is wanted now */
record ReceiptRequest(@NotBlank String transferId) {}
