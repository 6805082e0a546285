package dev.airgap.kit.topic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Remembers which topic a name stood for. */
public final class KnownTopics {

    /** What the topic is used for here. */
    public enum Use {
        PUBLISHED,
        READ
    }

    private KnownTopics() {}

    /** Whether the name stood for another topic before. A name that was never used stands for the one it is now. */
    public static boolean isAnother(Connection connection, String topic, Use use, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT topic_id FROM known_topic WHERE topic = ? AND use = ?")) {
            select.setString(1, topic);
            select.setString(2, use.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && !row.getString(1).equals(id);
            }
        }
    }

    public static void remember(Connection connection, String topic, Use use, String id) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO known_topic (topic, use, topic_id) VALUES (?, ?, ?)
                ON CONFLICT (topic, use) DO UPDATE SET topic_id = excluded.topic_id""")) {
            upsert.setString(1, topic);
            upsert.setString(2, use.name());
            upsert.setString(3, id);
            upsert.executeUpdate();
        }
    }
}
