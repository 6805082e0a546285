package dev.airgap.contracts.data;

/** A message could not be understood and was set aside. */
public record MessageDeadLettered(String topic, long offset, String code, String detail) {}
