package dev.airgap.audit.messaging;

import dev.airgap.audit.mirror.MirrorPublication;
import dev.airgap.contracts.Flow;
import dev.airgap.kit.database.Leadership;
import dev.airgap.kit.topic.KnownTopics;
import dev.airgap.kit.topic.Topics;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends the mirrored entries as they are, in the order of the other log. What is sent twice, consumers know by its number. */
final class MirrorPublisher {

    private static final int BATCH = 100;

    private final Producer<String, byte[]> kafka;
    private final Topics topics;

    MirrorPublisher(Producer<String, byte[]> kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * Sends one batch.
     *
     * @return how many entries were sent
     * @throws SQLException the session, and with it the leadership, may be gone
     * @throws ExecutionException Kafka did not take an entry; nothing of the batch was marked
     */
    int publishBatch(Leadership leadership) throws SQLException, ExecutionException, InterruptedException {
        MirrorPublication publication = new MirrorPublication(leadership.session());
        requireSameTopic(leadership.session(), publication);
        List<MirrorPublication.Message> messages = publication.next(BATCH);
        for (MirrorPublication.Message message : messages) {
            // One at a time: pipelined, an entry could arrive although the one before it failed.
            kafka.send(new ProducerRecord<>(Flow.MIRROR_TOPIC, 0, message.producer(), message.value()))
                    .get();
        }
        if (!messages.isEmpty()) {
            publication.publishedUpTo(messages.getLast().index());
        }
        return messages.size();
    }

    /** A topic that was made anew holds nothing of what was published: the whole mirror goes there again. */
    private void requireSameTopic(Connection session, MirrorPublication publication)
            throws SQLException, ExecutionException, InterruptedException {
        Optional<String> id = topics.idOf(Flow.MIRROR_TOPIC);
        if (id.isEmpty()) {
            topics.makeMissing(List.of(Flow.MIRROR_TOPIC));
            id = topics.idOf(Flow.MIRROR_TOPIC);
        }
        String topicId = id.orElseThrow(() -> new KafkaException("topic " + Flow.MIRROR_TOPIC + " is being made"));
        if (KnownTopics.isAnother(session, Flow.MIRROR_TOPIC, KnownTopics.Use.PUBLISHED, topicId)) {
            publication.fromTheStart();
            Log.warnf("topic %s was made anew, the mirror is published again", Flow.MIRROR_TOPIC);
        }
        KnownTopics.remember(session, Flow.MIRROR_TOPIC, KnownTopics.Use.PUBLISHED, topicId);
    }
}
