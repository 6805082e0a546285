package dev.airgap.contracts.data;

/** A changing request without a valid token or role was refused. */
public record RequestRefused(String method, String path, String code) {}
