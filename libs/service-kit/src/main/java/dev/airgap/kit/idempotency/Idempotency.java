package dev.airgap.kit.idempotency;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.security.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Makes a creating request repeatable: the same key from the same actor creates once and always names the same resource. */
@ApplicationScoped
public class Idempotency {

    private final DataSource database;
    private final CurrentActor actor;
    private final Clock clock;

    Idempotency(DataSource database, CurrentActor actor, Clock clock) {
        this.database = database;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Creates, or finds what the key created before; within the caller's transaction.
     *
     * @param request all that makes the request what it is; another one under the same key is refused
     * @param create creates the resource and returns its id
     * @return the id of the resource
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED if the key was used for something else
     */
    public String once(Optional<String> key, String operation, String request, Supplier<String> create) {
        if (key.isEmpty()) {
            return create.get();
        }
        try (Connection connection = database.getConnection()) {
            lock(connection, key.get());
            Optional<String> known = find(connection, key.get(), operation, sha256(request));
            if (known.isPresent()) {
                return known.get();
            }
            String created = create.get();
            remember(connection, key.get(), operation, sha256(request), created);
            return created;
        } catch (SQLException e) {
            throw new TransientFailure("the idempotency record could not be used", e);
        }
    }

    /** Of two requests with one key at the same time, the second waits here and then finds what the first created. */
    private void lock(Connection connection, String key) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended('idempotency:' || ? || ':' || ?, 0))")) {
            lock.setString(1, actor.name());
            lock.setString(2, key);
            lock.execute();
        }
    }

    private Optional<String> find(Connection connection, String key, String operation, String digest)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT operation, request_sha256, resource_id FROM idempotency_record WHERE actor = ? AND key = ?")) {
            select.setString(1, actor.name());
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(operation) || !row.getString(2).equals(digest)) {
                    throw new ProblemException(
                            KitProblem.IDEMPOTENCY_KEY_REUSED,
                            "This key already stands for another request; use a new one for each new request.");
                }
                return Optional.of(row.getString(3));
            }
        }
    }

    private void remember(Connection connection, String key, String operation, String digest, String id)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO idempotency_record (actor, key, operation, request_sha256, resource_id, created_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, actor.name());
            insert.setString(2, key);
            insert.setString(3, operation);
            insert.setString(4, digest);
            insert.setString(5, id);
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    private static String sha256(String request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
