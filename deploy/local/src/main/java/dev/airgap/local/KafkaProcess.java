package dev.airgap.local;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The main class of the broker's JVM: formats the storage on the first start, then runs Kafka. */
final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Path log = Path.of(properties.getProperty("log.dirs"));
        if (Files.notExists(log.resolve("meta.properties"))) {
            Files.createDirectories(log);
            new Formatter()
                    .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(properties.getProperty("controller.listener.names"))
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .setIgnoreFormatted(true)
                    .run();
        }
        kafka.Kafka.main(new String[] {file.toString()});
    }
}
