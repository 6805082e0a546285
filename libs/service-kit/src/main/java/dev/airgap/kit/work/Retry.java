package dev.airgap.kit.work;

import dev.airgap.kit.problem.TransientFailure;
import io.quarkus.logging.Log;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Answers the one question that a failure poses: will trying again help? */
public final class Retry {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Connection trouble, rollbacks by conflict, resources exhausted, operator intervention, system error. */
    private static final Set<String> SQL_CLASSES = Set.of("08", "40", "53", "57", "58");

    private Retry() {}

    /**
     * Whether a failure is the surroundings' and not the input's.
     *
     * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    public static boolean helps(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // A commit that fails reports the database's word on it as suppressed, not as the cause.
            if (isOfTheSurroundings(cause)
                    || Arrays.stream(cause.getSuppressed()).anyMatch(Retry::helps)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheSurroundings(Throwable failure) {
        return failure instanceof TransientFailure
                || failure instanceof ConnectException
                || failure instanceof OptimisticLockException
                || failure instanceof PessimisticLockException
                || failure instanceof SQLException sql && isTransient(sql);
    }

    private static boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        // Agroal reports a pool that cannot connect without any state.
        return state == null || state.length() >= 2 && SQL_CLASSES.contains(state.substring(0, 2));
    }

    /** Runs {@code step} until it works or fails for good, with back-off and a log line per failure. */
    public static void untilItWorks(String what, Runnable step) {
        Duration wait = FIRST;
        while (true) {
            try {
                step.run();
                return;
            } catch (RuntimeException e) {
                if (!helps(e)) {
                    throw e;
                }
                Log.warnf("will be tried again in %s: %s: %s", wait, what, rootMessage(e));
                sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
            }
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", e);
        }
    }
}
