package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path folder;

    @Test
    void keepsDataAndPortFromOneStartToTheNext() throws SQLException {
        String address;
        try (PostgresServer server = PostgresServer.start(folder)) {
            address = server.address();
            execute(server.createService("bundler"), "CREATE TABLE kept (id int)");
        }
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server.createService("bundler"), "INSERT INTO kept VALUES (1)");
            assertThat(server.address()).isEqualTo(address);
        }
    }

    @Test
    void keepsServicesOutOfEachOthersSchemas() throws SQLException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server.createService("bundler"), "CREATE TABLE secret (id int)");
            DatabaseLogin audit = server.createService("audit");

            assertThatThrownBy(() -> execute(audit, "SELECT * FROM bundler.secret"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void comesBackOnTheSamePortAfterItWasKilled() throws SQLException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            DatabaseLogin login = server.createService("bundler");
            long pid = server.pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                assertThat(server.pid()).isNotEqualTo(pid);
                execute(login, "SELECT 1");
            });
        }
    }

    private static void execute(DatabaseLogin login, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
