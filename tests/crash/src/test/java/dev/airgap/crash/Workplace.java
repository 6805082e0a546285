package dev.airgap.crash;

import static org.awaitility.Awaitility.await;

import dev.airgap.crash.Deliveries.Delivery;
import dev.airgap.local.DatabaseLogin;
import dev.airgap.local.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One relay with a schema and a folder of its own, on which one import at a time is done and killed. */
final class Workplace implements AutoCloseable {

    private static final String TABLES =
            "event, producer_head, met_bundle, download, trusted_root, relay_state, snapshot";

    private final Deliveries deliveries;
    private final Relay relay;
    private final DatabaseLogin login;
    private final Connection database;

    Workplace(String name, PostgresServer server, Path folder, Deliveries deliveries) throws SQLException, IOException {
        this.deliveries = deliveries;
        this.relay = new Relay(folder.resolve(name));
        this.login = server.createService(name);
        this.database = DriverManager.getConnection(login.url(), login.username(), login.password());
    }

    Relay relay() {
        return relay;
    }

    /** Beside the relay, for what is no part of it. */
    Path scratch() throws IOException {
        return Files.createDirectories(relay.folder().resolveSibling(login.username() + ".scratch"));
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** Serves the old snapshot and nothing else; the next bundle waits, and a download of it is queued. */
    void prepare() throws SQLException, IOException {
        delete(relay.folder());
        Files.createDirectories(relay.installDirectory());
        Files.write(relay.root(), deliveries.rootDocument());
        try (InputStream schema = Workplace.class.getResourceAsStream("schema.sql")) {
            execute("DROP TABLE IF EXISTS " + TABLES);
            execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
        queue(1, deliveries.old());
        importHere();
        queue(2, deliveries.next());
    }

    void queue(long download, Delivery delivery) throws SQLException, IOException {
        Path zip = relay.installDirectory().resolve(delivery.fileName());
        Files.copy(delivery.zip(), zip, StandardCopyOption.REPLACE_EXISTING);
        queue(download);
    }

    void queue(long download) throws SQLException {
        execute("INSERT INTO download VALUES (" + download + ", 'QUEUED')");
    }

    Path waiting(Delivery delivery) {
        return relay.installDirectory().resolve(delivery.fileName());
    }

    /** Runs the import in this JVM, undisturbed. */
    void importHere() throws SQLException, IOException {
        ImportOnce.run(login.url(), login.username(), login.password(), relay, Deliveries.NOW);
    }

    /** The command that runs the import in a JVM of its own. */
    List<String> command() {
        List<String> command = new ArrayList<>(ImportCommand.JAVA);
        command.addAll(List.of(
                login.url(), login.username(), login.password(), relay.folder().toString(), Deliveries.NOW.toString()));
        return command;
    }

    /** Until the server has noticed that a killed import is gone: what that one had sent, it still does. */
    void awaitTheServer() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> rows("SELECT count(*) FROM pg_stat_activity WHERE usename = current_user")
                        .equals(List.of("1")));
    }

    /** Rows as text, columns joined by a blank. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(row.getString(column)));
                }
                rows.add(String.join(" ", columns));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
