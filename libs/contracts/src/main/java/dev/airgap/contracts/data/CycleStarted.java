package dev.airgap.contracts.data;

/** A person, automation or the schedule started a cycle; {@code trigger} is {@code request} or {@code schedule}. */
public record CycleStarted(String site, String trigger) {}
