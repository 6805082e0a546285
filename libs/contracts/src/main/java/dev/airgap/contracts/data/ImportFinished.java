package dev.airgap.contracts.data;

/** A security update download ended: ACTIVATED, NOTHING_NEW, NOTHING_ARRIVED, REJECTED or REVERTED. */
public record ImportFinished(String downloadId, String outcome) {}
