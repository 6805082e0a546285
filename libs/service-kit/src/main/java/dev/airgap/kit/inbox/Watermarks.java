package dev.airgap.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Up to which number each producer's events had their effect here. */
@ApplicationScoped
class Watermarks {

    private final DataSource database;

    Watermarks(DataSource database) {
        this.database = database;
    }

    /** Moves the watermark in the current transaction; false if this number had its effect already. */
    boolean advance(String producer, long seq) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO inbox_watermark AS known (producer, seq) VALUES (?, ?)
                        ON CONFLICT (producer) DO UPDATE SET seq = excluded.seq WHERE known.seq < excluded.seq
                        """)) {
            statement.setString(1, producer);
            statement.setLong(2, seq);
            return statement.executeUpdate() == 1;
        }
    }
}
