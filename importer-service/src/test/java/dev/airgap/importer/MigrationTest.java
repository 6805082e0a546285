package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.local.DatabaseLogin;
import dev.airgap.local.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    /** A relay as it was before the kit kept roots. */
    private static final String BEFORE = """
            DROP TABLE accepted_root;
            DELETE FROM flyway_schema_history WHERE version = '3';
            INSERT INTO trusted_root (version, envelope, committed_at) VALUES (2, 'two', '2026-03-01Z'), (3, 'three', '2026-03-02Z');
            INSERT INTO snapshot (id, bundle_id, file_name, site, epoch, sequence, snapshot_digest, index_sha256, files, bytes,
                manifest, state, staged_at, version)
            VALUES ('00000000-0000-4000-8000-000000000001', 'b1', 'f', 'plant-1', 1, 7, 'd', 'i', 1, 1, 'm', 'ACTIVATED',
                '2026-03-01Z', 1);
            UPDATE relay_state SET floor_epoch = 1, floor_sequence = 7, floor_bundle_id = 'b1', signed_time = '2026-03-01Z',
                current_id = '00000000-0000-4000-8000-000000000001';
            """;

    @TempDir
    Path folder;

    @Test
    void keepsTheRootsThatWereWalkedToAndWhereTheFloorIs() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            DatabaseLogin login = postgres.createService("importer");
            flyway(login).target("102").load().migrate();
            try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(BEFORE);

                flyway(login).load().migrate();

                assertThat(text(statement, """
                        SELECT string_agg(version || ' ' || convert_from(envelope, 'UTF8') || ' ' || committed_at::date, ', '
                            ORDER BY version) FROM accepted_root""")).hasValue("2 two 2026-03-01, 3 three 2026-03-02");
                assertThat(text(statement, "SELECT to_regclass('trusted_root')::text"))
                        .isEmpty();
                assertThat(text(statement, "SELECT floor_epoch || ':' || floor_sequence FROM relay_state"))
                        .hasValue("1:7");
                assertThat(text(statement, "SELECT override_id FROM snapshot")).isEmpty();
                assertThat(text(statement, "SELECT count(*) FROM relay_watch")).hasValue("1");
            }
        }
    }

    private static FluentConfiguration flyway(DatabaseLogin login) {
        return Flyway.configure()
                .dataSource(login.url(), login.username(), login.password())
                .locations("db/kit", "db/migration")
                .outOfOrder(true);
    }

    private static Optional<String> text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }
}
