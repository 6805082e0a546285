package dev.airgap.contracts.data;

/** @param transferId the transfer in whose return folder it lies */
public record NeedListWritten(String site, long number, String transferId) {}
