package dev.airgap.local;

import java.time.Duration;

/** A pause between two attempts. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting", e);
        }
    }
}
