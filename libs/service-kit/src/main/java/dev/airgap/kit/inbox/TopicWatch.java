package dev.airgap.kit.inbox;

import dev.airgap.kit.topic.KnownTopics;
import dev.airgap.kit.topic.Topics;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Notices that a topic is another one than the one that was read before, and has it read from its start. */
@ApplicationScoped
class TopicWatch {

    private final Topics topics;
    private final TopicRewind rewind;
    private final DataSource database;
    private final List<String> subscribed;

    TopicWatch(
            Topics topics,
            TopicRewind rewind,
            DataSource database,
            @ConfigProperty(name = "mp.messaging.incoming.events.topics") List<String> subscribed) {
        this.topics = topics;
        this.rewind = rewind;
        this.database = database;
        this.subscribed = List.copyOf(subscribed);
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try (Connection connection = database.getConnection()) {
            for (String topic : subscribed) {
                Optional<String> id = topics.idOf(topic);
                if (id.isPresent()) {
                    compare(connection, topic, id.get());
                }
            }
        } catch (ExecutionException | SQLException e) {
            Log.debugf("topics cannot be looked at now: %s", e.getMessage());
        }
    }

    private void compare(Connection connection, String topic, String id) throws SQLException {
        if (KnownTopics.isAnother(connection, topic, KnownTopics.Use.READ, id)) {
            rewind.request(topic);
        }
        KnownTopics.remember(connection, topic, KnownTopics.Use.READ, id);
    }
}
