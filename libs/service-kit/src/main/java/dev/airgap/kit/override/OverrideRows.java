package dev.airgap.kit.override;

import dev.airgap.kit.problem.TransientFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of requests. Everything happens in the caller's transaction. */
@ApplicationScoped
class OverrideRows {

    private static final String COLUMNS =
            "id, number, kind, subject, reason, requested_by, requested_at, confirmed_by, confirmed_at, last_event_id";

    private final DataSource database;

    OverrideRows(DataSource database) {
        this.database = database;
    }

    void insert(
            String id,
            String kind,
            String subject,
            String reason,
            String requestedBy,
            Instant requestedAt,
            String eventId) {
        run(
                """
                INSERT INTO override_request (id, kind, subject, reason, requested_by, requested_at, last_event_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                UUID.fromString(id),
                kind,
                subject,
                reason,
                requestedBy,
                Timestamp.from(requestedAt),
                UUID.fromString(eventId));
    }

    void confirm(String id, String confirmedBy, Instant confirmedAt, String eventId) {
        run(
                "UPDATE override_request SET confirmed_by = ?, confirmed_at = ?, last_event_id = ? WHERE id = ?",
                confirmedBy,
                Timestamp.from(confirmedAt),
                UUID.fromString(eventId),
                UUID.fromString(id));
    }

    Optional<OverrideRecord> find(String id) {
        return one(id, "");
    }

    /** Of two who confirm at the same time, one waits here and then sees that it is done. */
    Optional<OverrideRecord> locked(String id) {
        return one(id, " FOR UPDATE");
    }

    List<OverrideRecord> newest(long before, int limit) {
        return query(
                "SELECT %s FROM override_request WHERE number < ? ORDER BY number DESC LIMIT ?".formatted(COLUMNS),
                before,
                limit);
    }

    private Optional<OverrideRecord> one(String id, String lock) {
        UUID uuid;
        try {
            uuid = UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
        return query("SELECT %s FROM override_request WHERE id = ?%s".formatted(COLUMNS, lock), uuid).stream()
                .findFirst();
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new TransientFailure("the override could not be written", e);
        }
    }

    private List<OverrideRecord> query(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            List<OverrideRecord> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new TransientFailure("overrides could not be read", e);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OverrideRecord read(ResultSet row) throws SQLException {
        return new OverrideRecord(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                instant(row.getTimestamp(9)),
                row.getString(10));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
