package dev.airgap.kit.outbox;

import dev.airgap.contracts.Service;
import dev.airgap.kit.database.Leadership;
import dev.airgap.kit.zone.Here;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends what is in the outbox, in order. Rows are marked through the session that holds the lock, so a publisher that
 * lost it cannot mark anything; what it sent twice, the consumers' watermarks ignore.
 */
final class Publisher {

    private static final int BATCH = 100;

    private final Producer<String, byte[]> kafka;
    private final Clock clock;
    private final String topic;
    private final String producer;

    Publisher(Producer<String, byte[]> kafka, Clock clock, Here here) {
        this.kafka = kafka;
        this.clock = clock;
        Service service = here.service();
        this.topic = service.topic();
        this.producer = here.producer();
    }

    private record Row(long seq, byte[] value) {}

    /**
     * Sends one batch.
     *
     * @return how many events were sent
     * @throws SQLException the session, and with it the leadership, may be gone
     * @throws ExecutionException Kafka did not take an event; nothing after it was marked
     */
    int publishBatch(Leadership leadership) throws SQLException, ExecutionException, InterruptedException {
        List<Row> rows = unpublished(leadership.session());
        if (rows.isEmpty()) {
            return 0;
        }
        for (Row row : rows) {
            // One at a time: pipelined, an event could arrive although the one before it failed.
            kafka.send(new ProducerRecord<>(topic, 0, producer, row.value())).get();
        }
        mark(leadership.session(), rows.getLast().seq());
        return rows.size();
    }

    private static List<Row> unpublished(Connection session) throws SQLException {
        try (PreparedStatement select = session.prepareStatement(
                "SELECT seq, value FROM outbox_event WHERE published_at IS NULL ORDER BY seq LIMIT " + BATCH)) {
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), result.getBytes(2)));
                }
            }
            return rows;
        }
    }

    private void mark(Connection session, long upTo) throws SQLException {
        try (PreparedStatement update = session.prepareStatement(
                "UPDATE outbox_event SET published_at = ? WHERE seq <= ? AND published_at IS NULL")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, upTo);
            update.executeUpdate();
        }
    }
}
