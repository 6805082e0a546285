package dev.airgap.cli;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What the services of a zone have committed, read from their databases, beside everything that the pipeline says. */
final class Outboxes {

    private Outboxes() {}

    /** The number of each producer's last event. */
    static Map<String, Long> heads(RunningPipeline pipeline, Zone zone) throws IOException, SQLException {
        Map<String, Long> heads = new HashMap<>();
        for (Service service : Service.values()) {
            if (service.runsIn(zone)) {
                Path folder = pipeline.data().resolve(zone.label()).resolve(service.label());
                heads.putAll(heads(folder.resolve("config").resolve("application.properties")));
            }
        }
        return heads;
    }

    private static Map<String, Long> heads(Path configuration) throws IOException, SQLException {
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(configuration)) {
            settings.load(text);
        }
        Map<String, Long> heads = new HashMap<>();
        try (Connection database = DriverManager.getConnection(
                        settings.getProperty("quarkus.datasource.jdbc.url"),
                        settings.getProperty("quarkus.datasource.username"),
                        settings.getProperty("quarkus.datasource.password"));
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT producer, seq FROM producer_head")) {
            while (row.next()) {
                heads.put(row.getString(1), row.getLong(2));
            }
        }
        return heads;
    }
}
