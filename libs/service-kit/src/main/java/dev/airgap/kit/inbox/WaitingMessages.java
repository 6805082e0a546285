package dev.airgap.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Messages that came before the one they follow. Everything happens in the caller's transaction. */
@ApplicationScoped
class WaitingMessages {

    private final DataSource database;
    private final Clock clock;

    WaitingMessages(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void keep(Message message, String producer, long seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO inbox_waiting (producer, seq, topic, kafka_offset, value, received_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, producer);
            insert.setLong(2, seq);
            insert.setString(3, message.topic());
            insert.setLong(4, message.offset());
            insert.setBytes(5, message.value());
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** The message with this number, if it waits. */
    Optional<Message> find(String producer, long seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT topic, kafka_offset, value FROM inbox_waiting WHERE producer = ? AND seq = ?")) {
            select.setString(1, producer);
            select.setLong(2, seq);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Message(row.getString(1), row.getLong(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    /** Forgets what had its effect. */
    void removeUpTo(String producer, long seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM inbox_waiting WHERE producer = ? AND seq <= ?")) {
            delete.setString(1, producer);
            delete.setLong(2, seq);
            delete.executeUpdate();
        }
    }
}
