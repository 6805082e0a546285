package dev.airgap.contracts.data;

/** One file that a transfer carries. {@code kind} is {@code bundle} or {@code rule-update}; {@code id} is its bundle or rule update id. */
public record TransferFile(String name, String kind, long size, String sha256, String id) {}
