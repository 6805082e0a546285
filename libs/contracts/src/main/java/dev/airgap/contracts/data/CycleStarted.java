package dev.airgap.contracts.data;

/**
 * A person, automation or the schedule started a cycle, or the loss of what an earlier one had carried.
 *
 * @param trigger {@code request}, {@code schedule} or {@code loss}
 */
public record CycleStarted(String site, String trigger) {}
