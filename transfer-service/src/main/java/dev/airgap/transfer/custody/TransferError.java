package dev.airgap.transfer.custody;

/** Why a transfer is FAILED. */
public record TransferError(String code, String detail) {}
