package dev.airgap.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The importer's database, looked at from outside. */
final class RelayDatabase implements AutoCloseable {

    private final Connection database;

    private RelayDatabase(Connection database) {
        this.database = database;
    }

    /**
     * Floor and pointer.
     *
     * @param bundleId that set the floor
     * @param servedId the bundle that the pointer points to
     * @param state of the snapshot that the pointer points to
     */
    record Standing(long sequence, String bundleId, String servedId, String state) {}

    static RelayDatabase of(RunningPipeline pipeline) throws IOException, SQLException {
        Path configuration = pipeline.data().resolve("airgap/importer/config/application.properties");
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(configuration)) {
            settings.load(text);
        }
        Connection database = DriverManager.getConnection(
                settings.getProperty("quarkus.datasource.jdbc.url"),
                settings.getProperty("quarkus.datasource.username"),
                settings.getProperty("quarkus.datasource.password"));
        database.setAutoCommit(false);
        return new RelayDatabase(database);
    }

    Standing standing() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT floor_sequence, floor_bundle_id, bundle_id, state
                        FROM relay_state JOIN snapshot ON snapshot.id = current_id""")) {
            row.next();
            return new Standing(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
        }
    }

    /** From now on the importer serves but does not import: it cannot ask which download is next. */
    void holdDownloads() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("LOCK TABLE download IN ACCESS EXCLUSIVE MODE");
        }
    }

    /** Ends what holds others up, and what makes reading repeat itself. */
    void letGo() throws SQLException {
        database.rollback();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
