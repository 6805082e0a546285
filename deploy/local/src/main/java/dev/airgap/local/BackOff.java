package dev.airgap.local;

import java.time.Duration;

/**
 * Waiting times between restarts: doubling from {@code first} to {@code longest}, and from the start again once a
 * process has stayed up for {@code stable}.
 */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private final Duration stable;
    private Duration next;

    BackOff(Duration first, Duration longest, Duration stable) {
        this.first = first;
        this.longest = longest;
        this.stable = stable;
        this.next = first;
    }

    static BackOff ofRestarts() {
        return new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    /** @param uptime how long the process that has just ended had been running */
    Duration afterRunOf(Duration uptime) {
        if (uptime.compareTo(stable) >= 0) {
            next = first;
        }
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }
}
