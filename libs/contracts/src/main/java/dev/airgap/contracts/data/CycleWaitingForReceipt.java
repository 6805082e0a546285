package dev.airgap.contracts.data;

/** The medium has left; the site's receipt is awaited. */
public record CycleWaitingForReceipt(String site, long sequence, String transferId) {}
