package dev.airgap.crash;

import dev.airgap.bundle.Admission;
import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.HeldSnapshots;
import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.crash.Ledger.Served;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works on the downloads that are open, and ends. Its durable steps and their order are those of importer-service's {@code
 * ImportRun}: what a kill does to it, it does to the service.
 */
public final class ImportOnce {

    private static final Set<String> DECIDED = Set.of("SWITCHED", "ACTIVATED");
    private static final long JUMP_LIMIT = 1000;

    private final Relay relay;
    private final Ledger ledger;
    private final Instant now;
    private final ContentStore store;

    private ImportOnce(Relay relay, Ledger ledger, Instant now) throws IOException {
        this.relay = relay;
        this.ledger = ledger;
        this.now = now;
        this.store = ContentStore.open(relay.contentStore());
    }

    /** Arguments: JDBC URL, user, password, the relay's folder, the time as ISO 8601. */
    public static void main(String[] arguments) throws SQLException, IOException {
        run(arguments[0], arguments[1], arguments[2], new Relay(Path.of(arguments[3])), Instant.parse(arguments[4]));
    }

    static void run(String url, String user, String password, Relay relay, Instant now)
            throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            database.setAutoCommit(false);
            Ledger ledger = new Ledger(database);
            ImportOnce once = new ImportOnce(relay, ledger, now);
            for (Optional<Long> open = ledger.next(); open.isPresent(); open = ledger.next()) {
                once.work(open.get());
            }
        }
    }

    private void work(long download) throws SQLException, IOException {
        Map<String, String> before = ledger.met(download);
        Optional<Served> waiting = ledger.switched();
        if (waiting.isPresent()) {
            prove(download, waiting.get(), decided(before).orElseThrow());
        }
        if (decided(before).isEmpty()) {
            importBest(download);
        }
        removeUsed(download);
        ledger.finished(download);
    }

    private static Optional<String> decided(Map<String, String> met) {
        return met.entrySet().stream()
                .filter(bundle -> DECIDED.contains(bundle.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void importBest(long download) throws SQLException, IOException {
        for (Path zip : waiting()) {
            String fileName = zip.getFileName().toString();
            try (BundleReader reader = BundleReader.open(zip)) {
                VerifiedBundle bundle = judge(reader);
                reader.extract(store, HeldSnapshots.NONE, Progress.IGNORED);
                ledger.staged(download, bundle);
                ledger.switched(download, bundle);
                prove(download, ledger.switched().orElseThrow(), fileName);
            } catch (BundleException e) {
                ledger.rejected(download, fileName, e.code(), e.getMessage());
            } catch (TrustException e) {
                ledger.rejected(download, fileName, e.code(), e.getMessage());
            } catch (IOException e) {
                ledger.rejected(download, fileName, "RELAY_STORAGE_FAILED", String.valueOf(e.getMessage()));
            }
        }
    }

    private List<Path> waiting() throws IOException {
        List<Path> zips = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(relay.installDirectory(), "*.zip")) {
            files.forEach(zips::add);
        }
        return zips.stream().sorted().toList();
    }

    private VerifiedBundle judge(BundleReader reader) throws SQLException, IOException {
        TrustedRoot known = newestRoot();
        TrustedRoot newest = known.walk(reader.roots());
        if (newest.document().version() > known.document().version()) {
            ledger.commitRoot(newest);
        }
        newest.requireNotExpired(now);
        VerifiedBundle bundle = reader.verify(newest, Expectations.whateverTheTime(Relay.SITE, Relay.VERSION));
        ledger.floor().admit(bundle, new Admission(newest.document().epoch(), JUMP_LIMIT, now, Set.of()));
        return bundle;
    }

    private TrustedRoot newestRoot() throws SQLException, IOException {
        Optional<byte[]> walked = ledger.newestRoot();
        return TrustedRoot.parse(walked.isPresent() ? walked.get() : Files.readAllBytes(relay.root()));
    }

    private void prove(long download, Served served, String fileName) throws SQLException, IOException {
        writeListing(served);
        try (IndexReader records = new IndexReader(store.open(served.indexSha256()))) {
            while (records.hasNext()) {
                IndexRecord file = records.next();
                if (!store.holdsIntact(file.sha256())) {
                    throw new IllegalStateException("the store does not give " + file.path());
                }
            }
        }
        ledger.activated(download, fileName, served.bundleId());
    }

    private void writeListing(Served served) throws IOException {
        Path folder = Files.createDirectories(relay.listings());
        Path part = Files.createTempFile(folder, "listing-", ".part");
        try (BufferedWriter out = Files.newBufferedWriter(part);
                IndexReader records = new IndexReader(store.open(served.indexSha256()))) {
            while (records.hasNext()) {
                IndexRecord file = records.next();
                out.write(file.sha256() + " " + file.path() + "\n");
            }
        }
        Path listing = folder.resolve(served.bundleId());
        Files.move(part, listing, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.equals(listing)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** As importer-service's {@code InstallDirectory} does: only the very bundle, and only from the file that was read. */
    private void removeUsed(long download) throws SQLException, IOException {
        for (Map.Entry<String, String> met : ledger.met(download).entrySet()) {
            Path zip = relay.installDirectory().resolve(met.getKey());
            if (!met.getValue().equals("ACTIVATED") || Files.notExists(zip)) {
                continue;
            }
            Optional<String> bundleId = ledger.metBundle(download, met.getKey());
            try (BundleReader reader = BundleReader.open(zip)) {
                reader.roots();
                if (bundleId.filter(reader.claimedBundleId()::equals).isPresent() && reader.isStillAt(zip)) {
                    Files.delete(zip);
                }
            }
        }
    }
}
