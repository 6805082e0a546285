package dev.airgap.crash;

import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.trust.TrustedRoot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of an import. Each commits a change together with the event that reports it; the event's number is
 * taken last, as the outbox does.
 */
final class Ledger {

    private final Connection database;

    /** @param database without auto-commit */
    Ledger(Connection database) {
        this.database = database;
    }

    /** A snapshot that is served. */
    record Served(String bundleId, String indexSha256) {}

    private interface Work<T extends @Nullable Object> {
        T in() throws SQLException;
    }

    private interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** The download to work on: one that was interrupted, or the next one, which begins. */
    Optional<Long> next() throws SQLException {
        return transaction(() -> {
            Optional<Map.Entry<Long, String>> open = first(
                    "SELECT number, state FROM download WHERE state <> 'FINISHED' ORDER BY number LIMIT 1",
                    row -> Map.entry(row.getLong(1), row.getString(2)));
            if (open.filter(download -> download.getValue().equals("QUEUED")).isPresent()) {
                long number = open.get().getKey();
                execute("UPDATE download SET state = 'RUNNING' WHERE number = ?", number);
                append(number, "import.started", "", "");
            }
            return open.map(Map.Entry::getKey);
        });
    }

    /** What became of the bundles that a download met, by file name. */
    Map<String, String> met(long download) throws SQLException {
        return transaction(() -> {
            Map<String, String> met = new LinkedHashMap<>();
            query(
                            "SELECT file_name, outcome FROM met_bundle WHERE download = ? ORDER BY file_name",
                            row -> Map.entry(row.getString(1), row.getString(2)),
                            download)
                    .forEach(bundle -> met.put(bundle.getKey(), bundle.getValue()));
            return met;
        });
    }

    Optional<String> metBundle(long download, String fileName) throws SQLException {
        return transaction(() -> first(
                "SELECT bundle_id FROM met_bundle WHERE download = ? AND file_name = ?",
                row -> row.getString(1),
                download,
                fileName));
    }

    Optional<byte[]> newestRoot() throws SQLException {
        return transaction(
                () -> first("SELECT envelope FROM trusted_root ORDER BY version DESC LIMIT 1", row -> row.getBytes(1)));
    }

    /** Keeps a root that was walked to, by itself. */
    void commitRoot(TrustedRoot walked) throws SQLException {
        transaction(() -> execute(
                "INSERT INTO trusted_root (version, envelope) VALUES (?, ?)",
                walked.document().version(),
                walked.envelopeBytes()));
    }

    Floor floor() throws SQLException {
        return transaction(() -> first("""
                        SELECT s.floor_epoch, s.floor_sequence, s.floor_bundle_id, f.manifest,
                               (SELECT bundle_id FROM snapshot WHERE bundle_id = s.current_id AND state = 'ACTIVATED')
                        FROM relay_state s LEFT JOIN snapshot f ON f.bundle_id = s.floor_bundle_id""", Ledger::floor).orElseThrow());
    }

    private static Floor floor(ResultSet row) throws SQLException {
        Optional<Manifest> manifest = Optional.ofNullable(row.getBytes(4)).map(Manifest::parse);
        Optional<Validity> validity = manifest.map(Manifest::validity);
        return new Floor(
                row.getLong(1),
                row.getLong(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(5)),
                manifest.map(Manifest::components).orElse(List.of()),
                validity.map(Validity::issuedAt),
                validity);
    }

    Optional<Served> switched() throws SQLException {
        return transaction(() -> served("state = 'SWITCHED'"));
    }

    /** What the pointer points to. */
    Optional<Served> current() throws SQLException {
        return transaction(() -> served("bundle_id = (SELECT current_id FROM relay_state)"));
    }

    private Optional<Served> served(String which) throws SQLException {
        return first(
                "SELECT bundle_id, index_sha256 FROM snapshot WHERE " + which,
                row -> new Served(row.getString(1), row.getString(2)));
    }

    void rejected(long download, String fileName, String code, String detail) throws SQLException {
        transaction(() -> {
            boolean said = first(
                            "SELECT 1 FROM met_bundle WHERE download = ? AND file_name = ? AND outcome = 'REJECTED'",
                            row -> true,
                            download,
                            fileName)
                    .isPresent();
            return said
                    ? 0
                    : meet(download, fileName, null, "REJECTED") + append(download, "bundle.rejected", code, detail);
        });
    }

    void staged(long download, VerifiedBundle bundle) throws SQLException {
        transaction(() -> {
            Manifest manifest = bundle.manifest();
            int added = execute(
                    """
                    INSERT INTO snapshot (bundle_id, epoch, sequence, index_sha256, manifest, state)
                    VALUES (?, ?, ?, ?, ?, 'STAGED') ON CONFLICT DO NOTHING""",
                    bundle.bundleId(),
                    manifest.epoch(),
                    manifest.sequence(),
                    manifest.index().form().sha256(),
                    manifest.toPayload());
            meet(download, manifest.fileName(), bundle.bundleId(), "STAGED");
            return added == 0 ? 0 : append(download, "snapshot.staged", bundle.bundleId(), "");
        });
    }

    /** The one transaction that moves floor and pointer. */
    void switched(long download, VerifiedBundle bundle) throws SQLException {
        transaction(() -> {
            Manifest manifest = bundle.manifest();
            execute("SELECT 1 FROM relay_state FOR UPDATE");
            execute("""
                    UPDATE snapshot SET state = 'SWITCHED', previous_id = (SELECT current_id FROM relay_state)
                    WHERE bundle_id = ? AND state IN ('STAGED', 'REVERTED')""", bundle.bundleId());
            execute(
                    "UPDATE relay_state SET floor_epoch = ?, floor_sequence = ?, floor_bundle_id = ?, current_id = ?",
                    manifest.epoch(),
                    manifest.sequence(),
                    bundle.bundleId(),
                    bundle.bundleId());
            meet(download, manifest.fileName(), bundle.bundleId(), "SWITCHED");
            return append(download, "snapshot.switched", bundle.bundleId(), "");
        });
    }

    void activated(long download, String fileName, String bundleId) throws SQLException {
        transaction(() -> {
            execute("UPDATE snapshot SET state = 'ACTIVATED' WHERE bundle_id = ? AND state = 'SWITCHED'", bundleId);
            meet(download, fileName, bundleId, "ACTIVATED");
            return append(download, "snapshot.activated", bundleId, "");
        });
    }

    void finished(long download) throws SQLException {
        transaction(() -> {
            execute("UPDATE download SET state = 'FINISHED' WHERE number = ?", download);
            return append(download, "import.finished", "", "");
        });
    }

    private int meet(long download, String fileName, @Nullable String bundleId, String outcome) throws SQLException {
        return execute("""
                INSERT INTO met_bundle (download, file_name, bundle_id, outcome) VALUES (?, ?, ?, ?)
                ON CONFLICT (download, file_name) DO UPDATE SET outcome = excluded.outcome""", download, fileName, bundleId, outcome);
    }

    private int append(long download, String type, String subject, String detail) throws SQLException {
        long seq = first("UPDATE producer_head SET seq = seq + 1 RETURNING seq", row -> row.getLong(1))
                .orElseThrow();
        return execute("INSERT INTO event VALUES (?, ?, ?, ?, ?)", seq, download, type, subject, detail);
    }

    private <T extends @Nullable Object> T transaction(Work<T> work) throws SQLException {
        try {
            T result = work.in();
            database.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            database.rollback();
            throw e;
        }
    }

    private int execute(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        return query(sql, row, values).stream().findFirst();
    }

    private <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }
}
