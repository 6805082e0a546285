package dev.airgap.bundler.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a body that gives too few bytes for too long: the read that waits for one then fails. */
final class StallGuard implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Patience patience;
    private final InputStream body;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean stalled;
    private final ScheduledFuture<?> look;

    StallGuard(InputStream body, Patience patience) {
        this.body = body;
        this.patience = patience;
        long pause = patience.stall().toMillis();
        // With a fixed delay a process that was stopped for a while does not look twice at once when it goes on.
        this.look = TIMER.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("stall-guard").factory());
        // 100,000 small files must not wait here for a look that nobody needs.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** This many bytes came. */
    void moved(int count) {
        bytes.addAndGet(Math.max(count, 0));
    }

    /** What a failed read really was. */
    IOException explain(IOException failure) {
        if (!stalled) {
            return failure;
        }
        Duration stall = patience.stall();
        return new IOException("fewer than %d bytes came in %s".formatted(patience.leastBytes(), stall), failure);
    }

    private void look() {
        if (bytes.getAndSet(0) >= patience.leastBytes()) {
            return;
        }
        stalled = true;
        look.cancel(false);
        try {
            body.close();
        } catch (IOException e) {
            // The reader gets the failure that this causes.
            stalled = true;
        }
    }

    @Override
    public void close() {
        look.cancel(false);
    }
}
