package dev.airgap.kit.topic;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks Kafka which topic a name stands for: one that was deleted and made again has another id. */
@ApplicationScoped
public class Topics {

    private static final int PARTITIONS = 1;

    private final Admin admin;
    private final Duration retention;

    Topics(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "airgap.events.retention", defaultValue = "P30D") Duration retention) {
        this.retention = retention;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /**
     * The id of the topic; empty if there is no such topic now.
     *
     * @throws ExecutionException Kafka does not answer
     */
    public Optional<String> idOf(String topic) throws ExecutionException, InterruptedException {
        try {
            return Optional.of(admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .topicId()
                    .toString());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Makes the topics that are missing: one partition, for a producer's events have one order.
     *
     * @throws ExecutionException Kafka does not answer
     */
    public void makeMissing(Collection<String> topics) throws ExecutionException, InterruptedException {
        Map<String, String> settings = Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        for (String topic : topics) {
            try {
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.<Short>empty())
                                .configs(settings)))
                        .all()
                        .get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
