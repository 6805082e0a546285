package dev.airgap.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An advisory lock on a session of its own: whoever holds it is the only one of its name in the service's schema. */
public final class Leadership implements AutoCloseable {

    private final Connection session;
    private final String name;

    private Leadership(Connection session, String name) {
        this.session = session;
        this.name = name;
    }

    /**
     * Tries to become the leader.
     *
     * @return the leadership, or null while another instance has it
     */
    public static @Nullable Leadership tryAcquire(OwnSession sessions, String name) throws SQLException {
        Connection session = sessions.open();
        boolean leads = false;
        try {
            leads = ask(
                    session, "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ':' || ?, 0))", name);
            return leads ? new Leadership(session, name) : null;
        } finally {
            if (!leads) {
                session.close();
            }
        }
    }

    /** The session that holds the lock: what is written through it fails once the lock is lost. */
    public Connection session() {
        return session;
    }

    /**
     * Whether the lock is still held.
     *
     * @throws SQLException if the session is gone, and the lock with it
     */
    public boolean isHeld() throws SQLException {
        return ask(session, """
                SELECT EXISTS (
                    SELECT FROM pg_locks, hashtextextended(current_schema() || ':' || ?, 0) AS key
                    WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
                      AND classid::bigint = (key >> 32) & 4294967295 AND objid::bigint = key & 4294967295)
                """, name);
    }

    private static boolean ask(Connection session, String question, String name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
