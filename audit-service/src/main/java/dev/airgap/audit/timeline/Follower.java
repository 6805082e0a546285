package dev.airgap.audit.timeline;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One who follows a cycle. */
public final class Follower implements AutoCloseable {

    private final Semaphore wakeUp = new Semaphore(0);
    private final Consumer<Follower> onClose;

    Follower(Consumer<Follower> onClose) {
        this.onClose = onClose;
    }

    /** Waits until something of the cycle became known since the last call; false if nothing did for so long. */
    public boolean await(Duration longest) throws InterruptedException {
        if (!wakeUp.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        wakeUp.drainPermits();
        return true;
    }

    void wake() {
        wakeUp.release();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
