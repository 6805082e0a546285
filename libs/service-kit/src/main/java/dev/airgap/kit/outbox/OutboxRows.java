package dev.airgap.kit.outbox;

import dev.airgap.kit.problem.TransientFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

/** The published part of the outbox. */
@ApplicationScoped
class OutboxRows {

    private final DataSource database;

    OutboxRows(DataSource database) {
        this.database = database;
    }

    /** Number of the last published event that is kept, 0 if there is none. */
    long lastPublished() {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "SELECT coalesce(max(seq), 0) FROM outbox_event WHERE published_at IS NOT NULL")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new TransientFailure("the outbox cannot be read", e);
        }
    }

    /** Deletes published events up to {@code seq} that are older than {@code before}. */
    void deleteLogged(long seq, Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM outbox_event WHERE seq <= ? AND published_at IS NOT NULL AND created_at < ?")) {
            delete.setLong(1, seq);
            delete.setTimestamp(2, Timestamp.from(before));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new TransientFailure("the outbox cannot be trimmed", e);
        }
    }

    /** Marks everything after {@code seq} as not published. */
    int publishAgainAfter(long seq) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE outbox_event SET published_at = NULL WHERE seq > ? AND published_at IS NOT NULL")) {
            update.setLong(1, seq);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new TransientFailure("the outbox cannot be marked", e);
        }
    }
}
