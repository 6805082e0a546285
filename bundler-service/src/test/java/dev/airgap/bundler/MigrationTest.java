package dev.airgap.bundler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.local.DatabaseLogin;
import dev.airgap.local.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    private static final String BEFORE = """
            INSERT INTO snapshot (id, site, digest, files, bytes, index_sha256, index_size, index_stored_sha256,
                index_stored_size, index_crc32, taken_at, unchanged)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'plant-1', 'd', 1, 1, 'x', 1, 'x', 1, 1, '2026-03-01Z', false
              FROM generate_series(1, 3) n;
            INSERT INTO bundle (bundle_id, cycle_id, site, epoch, sequence, kind, snapshot_id, snapshot_digest, file_name, path,
                size, sha256, unchanged, content_of, released_at)
            SELECT 'b' || n, ('10000000-0000-4000-8000-00000000000' || n)::uuid, 'plant-1', 1, n, 'full',
                ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'd', 'f', 'p', 1, 's', false, '2026-03-01Z',
                timestamptz '2026-03-01Z' + n * interval '1 day'
              FROM generate_series(1, 3) n;
            INSERT INTO cycle (id, site, state, cycle_trigger, started_by, started_at, updated_at, last_event_id, bundle_id, version)
            SELECT ('10000000-0000-4000-8000-00000000000' || n)::uuid, 'plant-1',
                CASE WHEN n = 3 THEN 'RELEASED' ELSE 'WAITING_FOR_RECEIPT' END, 'REQUEST', 'olivia', '2026-03-01Z', '2026-03-05Z',
                ('10000000-0000-4000-8000-00000000000' || n)::uuid, 'b' || n, 1
              FROM generate_series(1, 3) n;
            INSERT INTO cycle (id, site, state, cycle_trigger, started_by, started_at, updated_at, last_event_id, version)
            VALUES ('10000000-0000-4000-8000-000000000009', 'plant-1', 'FAILED', 'REQUEST', 'olivia', '2026-03-01Z', '2026-03-02Z',
                '10000000-0000-4000-8000-000000000009', 1);
            """;

    @TempDir
    Path folder;

    @Test
    void givesCyclesThatAreOnTheirWayADueTimeAndTheSiteAnExpectation() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            DatabaseLogin login = postgres.createService("bundler");
            migrate(login, "100");
            try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(BEFORE);
                migrate(login, "101");

                assertThat(time(statement, "SELECT due_at FROM cycle WHERE bundle_id = 'b1'"))
                        .isEqualTo("2026-03-10");
                assertThat(time(statement, "SELECT departed_at FROM cycle WHERE bundle_id = 'b1'"))
                        .isEqualTo("2026-03-05");
                assertThat(time(statement, "SELECT due_at FROM cycle WHERE bundle_id = 'b3'"))
                        .isNull();
                assertThat(time(statement, "SELECT ended_at FROM cycle WHERE state = 'FAILED'"))
                        .isEqualTo("2026-03-02");
                assertThat(time(statement, "SELECT expected_by FROM site WHERE site = 'plant-1'"))
                        .isEqualTo("2026-03-11");
            }
        }
    }

    @Test
    void saysOfOldBundlesThatOneKeySignedThem() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            DatabaseLogin login = postgres.createService("bundler");
            migrate(login, "100");
            try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(BEFORE);
                migrate(login, "102");

                try (ResultSet row = statement.executeQuery("SELECT bool_and(single_signer), count(*) FROM bundle")) {
                    row.next();
                    assertThat(row.getBoolean(1)).isTrue();
                    assertThat(row.getLong(2)).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void saysOfOldBundlesThatTheyCarryAllThatTheyList() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            DatabaseLogin login = postgres.createService("bundler");
            migrate(login, "100");
            try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(BEFORE);
                migrate(login, "103");

                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM bundle WHERE kind = 'full' AND base IS NULL AND carried_files = 1")) {
                    row.next();
                    assertThat(row.getLong(1)).isEqualTo(3);
                }
            }
        }
    }

    private static void migrate(DatabaseLogin login, String version) {
        Flyway.configure()
                .dataSource(login.url(), login.username(), login.password())
                .locations("db/kit", "db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static String time(Statement statement, String query) throws SQLException {
        String day = query.replaceFirst("SELECT (\\w+)", "SELECT to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD')");
        try (ResultSet row = statement.executeQuery(day)) {
            row.next();
            return row.getString(1);
        }
    }
}
