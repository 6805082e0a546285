package dev.airgap.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens database sessions outside the pool. An advisory lock belongs to its session: in a pooled connection it would
 * outlive its owner's interest, or vanish under it.
 */
@ApplicationScoped
public class OwnSession {

    private final String url;
    private final Properties credentials = new Properties();

    OwnSession(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        credentials.setProperty("user", username);
        credentials.setProperty("password", password);
        // A session whose database has gone must be noticed, or its lock would be believed in for ever.
        credentials.setProperty("socketTimeout", "30");
        credentials.setProperty("tcpKeepAlive", "true");
    }

    /** A new session in auto-commit; the caller closes it. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, credentials);
    }
}
