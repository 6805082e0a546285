package dev.airgap.bundler.source;

import java.time.Duration;

/**
 * How long a server is waited for, and how often it is asked again.
 *
 * @param connect for a connection
 * @param answer for the head of an answer
 * @param stall in which a body must bring at least {@code leastBytes}
 * @param leastBytes less is no progress: a byte a minute would keep a cycle busy for years
 * @param tries how often one file is asked for in a row without getting on
 * @param firstPause before asking again; doubles each time
 * @param longestPause also what a server may ask for with {@code Retry-After}
 */
record Patience(
        Duration connect,
        Duration answer,
        Duration stall,
        int leastBytes,
        int tries,
        Duration firstPause,
        Duration longestPause) {

    static final Patience USUAL = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            16 << 10,
            5,
            Duration.ofSeconds(1),
            Duration.ofMinutes(2));
}
