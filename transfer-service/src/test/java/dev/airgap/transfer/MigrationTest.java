package dev.airgap.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.local.DatabaseLogin;
import dev.airgap.local.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    /** Media as they were known before they had a state: one away, one back, one never used. */
    private static final String BEFORE = """
            INSERT INTO medium (id, serial, label, kind, capacity_bytes, registered_by, registered_at)
            SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'S' || n, '', 'USB', 1, 'olivia', '2026-03-01Z'
            FROM generate_series(1, 3) n;
            INSERT INTO transfer (id, version, cycle_id, site, state, bundle_known, rules_known, medium_id, last_event_id,
                created_at, updated_at)
            SELECT gen_random_uuid(), 0, gen_random_uuid()::text, 'plant-7', state, true, true,
                ('00000000-0000-4000-8000-00000000000' || n)::uuid, gen_random_uuid(), '2026-03-01Z', '2026-03-01Z'
            FROM (VALUES (1, 'RECEIPTED'), (1, 'DEPARTED'), (2, 'FAILED'), (2, 'RECEIPTED')) AS t (n, state);
            """;

    @TempDir
    Path folder;

    @Test
    void derivesWhereAMediumIsFromItsNewestTransfer() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            DatabaseLogin login = postgres.createService("transfer");
            flyway(login).target("101").load().migrate();
            try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(BEFORE);

                flyway(login).load().migrate();

                assertThat(
                                text(
                                        statement,
                                        "SELECT string_agg(serial || ' ' || owner_site || ' ' || state, ', ' ORDER BY serial) FROM medium"))
                        .hasValue("S1 plant-7 IN_TRANSIT, S2 plant-7 RETURNED, S3 plant-7 REGISTERED");
            }
        }
    }

    private static FluentConfiguration flyway(DatabaseLogin login) {
        return Flyway.configure()
                .dataSource(login.url(), login.username(), login.password())
                .locations("db/kit", "db/migration")
                .placeholders(Map.of("site", "plant-7"))
                .outOfOrder(true);
    }

    private static Optional<String> text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }
}
