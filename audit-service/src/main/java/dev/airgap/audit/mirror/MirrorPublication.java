package dev.airgap.audit.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to where the mirrored entries are published. Read and moved through the session that holds the publisher's lock: who lost
 * it can move nothing.
 */
public final class MirrorPublication {

    /** The channel on which the publisher listens. */
    public static final String CHANNEL = "audit_mirror";

    private final Connection session;

    /** One entry, to be published as it is. */
    public record Message(long index, String producer, byte[] value) {}

    public MirrorPublication(Connection session) {
        this.session = session;
    }

    /** The next entries that are not published, at most {@code limit}. */
    public List<Message> next(int limit) throws SQLException {
        try (PreparedStatement select = session.prepareStatement("""
                SELECT index, producer, value FROM mirrored_entry
                WHERE index >= (SELECT next FROM mirror_publication WHERE id = 1) ORDER BY index LIMIT ?""")) {
            select.setInt(1, limit);
            List<Message> messages = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    messages.add(new Message(row.getLong(1), row.getString(2), row.getBytes(3)));
                }
            }
            return messages;
        }
    }

    /** Everything up to this entry is published. */
    public void publishedUpTo(long index) throws SQLException {
        try (PreparedStatement update =
                session.prepareStatement("UPDATE mirror_publication SET next = ? WHERE id = 1")) {
            update.setLong(1, index + 1);
            update.executeUpdate();
        }
    }

    /** Everything is published again: the topic holds nothing of it. */
    public void fromTheStart() throws SQLException {
        try (Statement update = session.createStatement()) {
            update.executeUpdate("UPDATE mirror_publication SET next = 0 WHERE id = 1");
        }
    }
}
