package dev.airgap.kit.inbox;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MessageDeadLettered;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.time.Ids;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps the bytes of what could not be understood, with an alarm, so that nothing is ignored. */
@ApplicationScoped
class DeadLetters {

    private final DataSource database;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    DeadLetters(DataSource database, Outbox outbox, Ids ids, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts a message aside, in the current transaction or one of its own. */
    void setAside(Message message, RuntimeException failure) {
        String code = failure instanceof PoisonMessageException poison ? poison.code() : "HANDLER_FAILED";
        Log.errorf(failure, "message set aside topic=%s offset=%d code=%s", message.topic(), message.offset(), code);
        String detail = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        QuarkusTransaction.joiningExisting().run(() -> {
            try {
                keep(message, code, detail);
            } catch (SQLException e) {
                throw new InboxException("the message could not be set aside", e);
            }
        });
    }

    private void keep(Message message, String code, String detail) throws SQLException {
        String id = ids.next();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO dead_letter (id, topic, kafka_offset, value, code, detail, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, UUID.fromString(id));
            insert.setString(2, message.topic());
            insert.setLong(3, message.offset());
            insert.setBytes(4, message.value());
            insert.setString(5, code);
            insert.setString(6, detail);
            insert.setTimestamp(7, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
        outbox.append(NewEvent.of(
                EventType.MESSAGE_DEAD_LETTERED,
                id,
                new MessageDeadLettered(message.topic(), message.offset(), code, detail)));
    }
}
