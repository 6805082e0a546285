package dev.airgap.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/**
 * A Kafka of its own on this machine: one KRaft node in a JVM of its own, loopback only, topics of one partition made on
 * first use. It is started again when it dies, and ends with this JVM.
 *
 * <p>Under the given folder lie {@code log} (topics), {@code port}, {@code controller.port}, {@code server.properties} and
 * {@code kafka.log}; a second start on the same folder finds the same topics.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    private final Path folder;
    private final int port;
    private final ManagedProcess process;

    private KafkaBroker(String name, Path folder, Consumer<String> notices) {
        this.folder = folder.toAbsolutePath();
        this.port = KeptPort.in(this.folder.resolve("port"));
        int controllerPort = KeptPort.in(this.folder.resolve("controller.port"));
        Path properties = this.folder.resolve("server.properties");
        write(properties, properties(controllerPort));
        this.process = ManagedProcess.start(spec(name, properties), () -> {}, notices);
    }

    /**
     * Starts a broker and waits until it answers.
     *
     * @param folder its own folder, created when missing
     * @throws LocalException when it does not come up within 90 seconds
     */
    public static KafkaBroker start(Path folder) {
        KafkaBroker broker = launch("kafka", folder, notice -> {});
        try {
            broker.awaitReady();
        } catch (LocalException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    static KafkaBroker launch(String name, Path folder, Consumer<String> notices) {
        return new KafkaBroker(name, folder, notices);
    }

    /** {@code host:port}, for {@code kafka.bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    ManagedProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private Map<String, String> properties(int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry(
                        "listeners", "EVENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
                Map.entry("advertised.listeners", "EVENTS://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "EVENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "EVENTS"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                // The audit log is the archive: topics are transport, and keep a month.
                Map.entry("log.retention.hours", "720"),
                Map.entry("num.partitions", "1"),
                Map.entry("auto.create.topics.enable", "true"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"));
    }

    private ProcessSpec spec(String name, Path properties) {
        List<String> command = JavaCommand.of(List.of("-Xmx128m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"))
                .sameClassPath()
                .main(KafkaProcess.class.getName(), properties.toString());
        return new ProcessSpec(
                name,
                ChildProcesses.dyingWithParent("KILL", command),
                Programs.cleanEnvironment(folder),
                folder,
                folder.resolve("kafka.log"),
                "TERM",
                Duration.ofSeconds(20));
    }

    void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        // A client logs a warning per refused connection: wait for the port with a plain socket first.
        while (!listens()) {
            process.requireNotFailing();
            if (System.nanoTime() > deadline) {
                throw new LocalException("Kafka on port %d did not come up, see %s"
                        .formatted(port, process.spec().log()));
            }
            Pause.of(Duration.ofMillis(100));
        }
        ask(admin -> admin.describeCluster().nodes());
    }

    /** Makes topics of one partition; those that exist stay as they are. */
    public void createTopics(Collection<String> names) {
        ask(admin -> {
            Set<String> existing = answer(admin.listTopics().names());
            return admin.createTopics(names.stream()
                            .filter(name -> !existing.contains(name))
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all();
        });
    }

    private void ask(Function<Admin, KafkaFuture<?>> question) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            answer(question.apply(admin));
        }
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalException(
                    "Kafka on port %d does not answer, see %s"
                            .formatted(port, process.spec().log()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for Kafka", e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Path file, Map<String, String> entries) {
        Properties properties = new Properties();
        properties.putAll(entries);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written at every start");
        } catch (IOException e) {
            throw new LocalException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
