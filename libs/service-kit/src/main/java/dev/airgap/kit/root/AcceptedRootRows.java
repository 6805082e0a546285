package dev.airgap.kit.root;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of roots that were walked to. Everything happens in the caller's transaction. */
@ApplicationScoped
class AcceptedRootRows {

    private final DataSource database;

    AcceptedRootRows(DataSource database) {
        this.database = database;
    }

    /** Of two who commit at the same time, one waits here and then sees what the other has committed. */
    void lock() {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("LOCK TABLE accepted_root IN SHARE ROW EXCLUSIVE MODE")) {
            lock.execute();
        } catch (SQLException e) {
            throw new TransientFailure("accepted roots could not be locked", e);
        }
    }

    void insert(TrustedRoot root, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO accepted_root (version, envelope, committed_at) VALUES (?, ?, ?)")) {
            insert.setInt(1, root.document().version());
            insert.setBytes(2, root.envelopeBytes());
            insert.setTimestamp(3, Timestamp.from(now));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new TransientFailure("an accepted root could not be kept", e);
        }
    }

    /** The envelope of this version. */
    Optional<byte[]> find(int version) {
        return one("SELECT envelope FROM accepted_root WHERE version = ?", version);
    }

    /** The envelope of the newest that is above this version. */
    Optional<byte[]> newestAbove(int version) {
        return one("SELECT envelope FROM accepted_root WHERE version > ? ORDER BY version DESC LIMIT 1", version);
    }

    private Optional<byte[]> one(String sql, int version) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new TransientFailure("accepted roots could not be read", e);
        }
    }
}
