package dev.airgap.bundler.cycle;

import dev.airgap.kit.problem.TransientFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How far the work of each cycle is, for everybody to see while it goes on. In the caller's transaction if there is one. */
@ApplicationScoped
class ProgressRows {

    private final DataSource database;

    ProgressRows(DataSource database) {
        this.database = database;
    }

    void set(String cycleId, StepProgress progress) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO cycle_progress (cycle_id, step, done, total, unit) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (cycle_id) DO UPDATE
                        SET step = excluded.step, done = excluded.done, total = excluded.total, unit = excluded.unit
                        """)) {
            upsert.setObject(1, UUID.fromString(cycleId));
            upsert.setString(2, progress.step());
            upsert.setLong(3, progress.done());
            upsert.setLong(4, progress.total());
            upsert.setString(5, progress.unit());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new TransientFailure("the progress of cycle " + cycleId + " cannot be written", e);
        }
    }

    Optional<StepProgress> find(String cycleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT step, done, total, unit FROM cycle_progress WHERE cycle_id = ?")) {
            select.setObject(1, UUID.fromString(cycleId));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new StepProgress(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new TransientFailure("the progress of cycle " + cycleId + " cannot be read", e);
        }
    }
}
