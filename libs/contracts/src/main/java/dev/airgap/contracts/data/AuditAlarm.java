package dev.airgap.contracts.data;

/** A producer's chain is broken: an event is missing or two events claim one number. */
public record AuditAlarm(String producer, long expectedSeq, long foundSeq, String detail) {}
