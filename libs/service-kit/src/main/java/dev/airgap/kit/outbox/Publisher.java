package dev.airgap.kit.outbox;

import dev.airgap.contracts.Service;
import dev.airgap.kit.database.Leadership;
import dev.airgap.kit.topic.KnownTopics;
import dev.airgap.kit.topic.Topics;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends what is in the outbox, in order. Rows are marked through the session that holds the lock, so a publisher that
 * lost it cannot mark anything; what it sent twice, the consumers' watermarks ignore.
 */
final class Publisher {

    private static final int BATCH = 100;

    private final Producer<String, byte[]> kafka;
    private final Topics topics;
    private final Clock clock;
    private final String topic;
    private final String producer;

    Publisher(Producer<String, byte[]> kafka, Topics topics, Clock clock, Here here) {
        this.kafka = kafka;
        this.topics = topics;
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
        requireSameTopic(leadership.session());
        List<Row> rows = unpublished(leadership.session());
        if (rows.isEmpty()) {
            return 0;
        }
        for (Row row : rows) {
            // One at a time: pipelined, an event could arrive although the one before it failed.
            kafka.send(new ProducerRecord<>(topic, 0, producer, row.value())).get();
        }
        mark(leadership.session(), rows);
        return rows.size();
    }

    /** A topic that was made anew holds nothing of what was published: everything that is kept goes there again. */
    private void requireSameTopic(Connection session) throws SQLException, ExecutionException, InterruptedException {
        Optional<String> id = topics.idOf(topic);
        if (id.isEmpty()) {
            topics.makeMissing(List.of(topic));
            id = topics.idOf(topic);
        }
        if (id.isEmpty()) {
            throw new KafkaException("topic " + topic + " is being made");
        }
        if (KnownTopics.isAnother(session, topic, KnownTopics.Use.PUBLISHED, id.get())) {
            try (Statement again = session.createStatement()) {
                int rows = again.executeUpdate("UPDATE outbox_event SET published_at = NULL");
                Log.warnf("topic %s was made anew, %d events are published again", topic, rows);
            }
        }
        KnownTopics.remember(session, topic, KnownTopics.Use.PUBLISHED, id.get());
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

    /** Only what was sent: what came before it may have been given back to be sent again meanwhile. */
    private void mark(Connection session, List<Row> sent) throws SQLException {
        try (PreparedStatement update = session.prepareStatement(
                "UPDATE outbox_event SET published_at = ? WHERE seq BETWEEN ? AND ? AND published_at IS NULL")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, sent.getFirst().seq());
            update.setLong(3, sent.getLast().seq());
            update.executeUpdate();
        }
    }
}
