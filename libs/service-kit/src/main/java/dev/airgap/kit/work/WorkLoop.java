package dev.airgap.kit.work;

import dev.airgap.kit.database.Leadership;
import dev.airgap.kit.database.OwnSession;
import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs a step over and over, on one instance of the service at a time. What the step works on is a job row: after a crash
 * the next leader finds it where it was.
 */
public final class WorkLoop {

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final OwnSession sessions;
    private final BooleanSupplier step;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean running = true;
    private final Thread thread;

    WorkLoop(String name, OwnSession sessions, BooleanSupplier step) {
        this.name = name;
        this.sessions = sessions;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** There may be work: look at once. Cheap, and never lost. */
    public void wake() {
        wakeUp.release();
    }

    void stop() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        while (running) {
            try (Leadership leadership = Leadership.tryAcquire(sessions, name)) {
                if (leadership == null) {
                    sleep(IDLE);
                } else {
                    work(leadership);
                }
            } catch (SQLException e) {
                Log.warnf("work waits for the database loop=%s: %s", name, e.getMessage());
                sleep(AFTER_FAILURE);
            }
        }
    }

    private void work(Leadership leadership) throws SQLException {
        while (running && leadership.isHeld()) {
            if (!stepSucceeds()) {
                await();
            }
        }
    }

    /** The boundary of the loop: a step that fails in a way nobody foresaw is logged and tried again, never fatal. */
    private boolean stepSucceeds() {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            if (running) {
                Log.errorf(e, "work failed and is tried again loop=%s", name);
                sleep(AFTER_FAILURE);
            }
            return false;
        }
    }

    private void await() {
        try {
            if (wakeUp.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
