package dev.airgap.audit.timeline;

import dev.airgap.kit.database.OwnSession;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wakes those who follow a cycle when something of it becomes known, on whatever instance of the service. One session listens
 * for all of them: who waits costs the database nothing.
 */
@ApplicationScoped
public class CycleWatch {

    private static final String CHANNEL = "audit_cycle";
    private static final int LISTEN_MILLIS = 5_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final OwnSession sessions;
    private final Map<String, Set<Follower>> followers = new ConcurrentHashMap<>();
    private volatile boolean running = true;
    private final Thread thread =
            Thread.ofPlatform().name("cycle-watch").daemon().unstarted(this::run);

    CycleWatch(OwnSession sessions) {
        this.sessions = sessions;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        thread.interrupt();
        wakeAll();
    }

    /** Follows a cycle from now on; what is known already is for the caller to read after this. */
    public Follower follow(String cycleId) {
        Follower follower = new Follower(closed -> leave(cycleId, closed));
        followers.compute(cycleId, (id, others) -> {
            Set<Follower> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(follower);
            return all;
        });
        return follower;
    }

    /** Whether the service goes on: who follows a cycle has to stop when it does not. */
    public boolean isRunning() {
        return running;
    }

    /** How many follow a cycle. */
    public int followers() {
        return followers.values().stream().mapToInt(Set::size).sum();
    }

    private void leave(String cycleId, Follower follower) {
        followers.computeIfPresent(cycleId, (id, all) -> {
            all.remove(follower);
            return all.isEmpty() ? null : all;
        });
    }

    /** The boundary of the thread: while nobody listens, something may have been missed, so everybody looks afterwards. */
    private void run() {
        while (running) {
            try (Connection session = sessions.open();
                    Statement statement = session.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
                wakeAll();
                listen(session, statement);
            } catch (SQLException e) {
                if (running) {
                    Log.warnf("who follows a cycle waits for the database: %s", e.getMessage());
                }
            }
            pause();
        }
    }

    private void listen(Connection session, Statement statement) throws SQLException {
        PGConnection notifications = session.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] told = notifications.getNotifications(LISTEN_MILLIS);
            if (told == null || told.length == 0) {
                // A session that died in silence would never tell anything again.
                statement.execute("SELECT 1");
                continue;
            }
            for (PGNotification notification : told) {
                followers.getOrDefault(notification.getParameter(), Set.of()).forEach(Follower::wake);
            }
        }
    }

    private void wakeAll() {
        followers.values().forEach(all -> all.forEach(Follower::wake));
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            // The thread is this watch's own: running says whether it ends, and a stray interrupt must not make it
            // spin.
            Log.debug("interrupted in a pause");
        }
    }
}
