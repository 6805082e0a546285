package dev.airgap.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Up to which number each producer's events had their effect here. */
@ApplicationScoped
class Watermarks {

    private final DataSource database;

    Watermarks(DataSource database) {
        this.database = database;
    }

    /** The number of the producer's last event that had its effect, 0 before the first; locked for the transaction. */
    long lock(String producer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement first = connection.prepareStatement(
                        "INSERT INTO inbox_watermark (producer, seq) VALUES (?, 0) ON CONFLICT DO NOTHING");
                PreparedStatement select =
                        connection.prepareStatement("SELECT seq FROM inbox_watermark WHERE producer = ? FOR UPDATE")) {
            first.setString(1, producer);
            first.executeUpdate();
            select.setString(1, producer);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void moveTo(String producer, long seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE inbox_watermark SET seq = ? WHERE producer = ?")) {
            update.setLong(1, seq);
            update.setString(2, producer);
            update.executeUpdate();
        }
    }
}
