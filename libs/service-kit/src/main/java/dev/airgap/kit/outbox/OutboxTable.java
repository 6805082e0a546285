package dev.airgap.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Numbers and chains events and writes their bytes, in the caller's transaction. */
@ApplicationScoped
class OutboxTable {

    /** The channel on which the publisher listens. */
    static final String CHANNEL = "outbox";

    private final DataSource database;
    private final ObjectMapper json;
    private final String producer;

    OutboxTable(DataSource database, ObjectMapper json, Here here) {
        this.database = database;
        this.json = json.copy().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        this.producer = here.producer();
    }

    void append(List<StampedEvent> events) {
        try (Connection connection = database.getConnection()) {
            Head head = lockHead(connection);
            for (StampedEvent event : events) {
                head = insert(connection, head, event);
            }
            moveHead(connection, head);
        } catch (SQLException e) {
            throw new OutboxException("events could not be written to the outbox", e);
        }
    }

    private Head lockHead(Connection connection) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(
                        "INSERT INTO producer_head (producer, seq, sha256) VALUES (?, 0, ?) ON CONFLICT DO NOTHING");
                PreparedStatement lock = connection.prepareStatement(
                        "SELECT seq, sha256 FROM producer_head WHERE producer = ? FOR UPDATE")) {
            first.setString(1, producer);
            first.setString(2, CloudEvent.NO_PREVIOUS);
            first.executeUpdate();
            lock.setString(1, producer);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return new Head(row.getLong(1), row.getString(2));
            }
        }
    }

    private Head insert(Connection connection, Head head, StampedEvent event) throws SQLException {
        long seq = head.seq() + 1;
        byte[] value = write(event.inChain(producer, seq, head.sha256()));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox_event (seq, event_id, type, value, created_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, seq);
            insert.setObject(2, UUID.fromString(event.id()));
            insert.setString(3, event.event().type().type());
            insert.setBytes(4, value);
            insert.setTimestamp(5, Timestamp.from(event.time()));
            insert.executeUpdate();
        }
        return new Head(seq, sha256(value));
    }

    private void moveHead(Connection connection, Head head) throws SQLException {
        try (PreparedStatement move =
                        connection.prepareStatement("UPDATE producer_head SET seq = ?, sha256 = ? WHERE producer = ?");
                Statement wake = connection.createStatement()) {
            move.setLong(1, head.seq());
            move.setString(2, head.sha256());
            move.setString(3, producer);
            move.executeUpdate();
            wake.execute("NOTIFY " + CHANNEL);
        }
    }

    private byte[] write(CloudEvent<Record> event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new OutboxException("the event cannot be written as JSON: " + event.type(), e);
        }
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Head(long seq, String sha256) {}
}
