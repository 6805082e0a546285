package dev.airgap.crash;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.BundleWriter;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Manifest.Kind;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Roots;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What the DMZ delivers: a bundle, and the next one, which replaces two of six files and comes under a newer root. */
final class Deliveries {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    /** More than the reader keeps in memory. */
    private static final int LARGE = (1 << 20) + 100_000;

    private final Path folder;
    private final ContentStore store;
    private final FileSigner rootKey;
    private final TrustedRoot firstRoot;
    private final Delivery old;
    private final Delivery next;

    /** @param contents by path */
    record Delivery(String bundleId, long sequence, Path zip, Map<String, byte[]> contents) {

        String fileName() {
            return zip.getFileName().toString();
        }
    }

    Deliveries(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.store = ContentStore.open(folder.resolve("store"));
        this.rootKey = key("root");
        FileSigner firstRelease = key("release-1");
        FileSigner secondRelease = key("release-2");
        this.firstRoot = root(1, firstRelease);
        TrustedRoot secondRoot = root(2, secondRelease);
        Map<String, byte[]> contents = new TreeMap<>(Map.of(
                "av/daily.cvd", random(LARGE, 1),
                "av/main.hdb", text("44d88612fea8a8f36de82e1278abb02f:68:Eicar\n", 4000),
                "engine/core.bin", random(150_000, 2),
                "engine/notes.txt", text("note\n", 10),
                "ips/empty.rules", new byte[0],
                "ips/one.rules", text("rule\n", 300)));
        this.old = deliver(1, contents, firstRelease, List.of(firstRoot));
        contents.put("av/daily.cvd", random(LARGE, 3));
        contents.put("av/main.hdb", text("c4ca4238a0b923820dcc509a6f75849b:1:One\n", 5000));
        this.next = deliver(2, contents, secondRelease, List.of(firstRoot, secondRoot));
    }

    Delivery old() {
        return old;
    }

    Delivery next() {
        return next;
    }

    /** What the relay is given at its enrolment. */
    byte[] rootDocument() {
        return firstRoot.envelopeBytes();
    }

    private Delivery deliver(long sequence, Map<String, byte[]> contents, FileSigner release, List<TrustedRoot> since)
            throws IOException {
        List<IndexRecord> records = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            records.add(new IndexRecord(
                    BundlePath.of(file.getKey()), store.put(new ByteArrayInputStream(file.getValue()))));
        }
        byte[] roots = new Roots(since.stream().map(TrustedRoot::envelopeBytes).toList()).toBytes();
        Manifest manifest = manifest(sequence, IndexWriter.write(store, records.iterator()), roots, since.size());
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, manifest.toPayload(), List.of(release));
        Path zip = BundleWriter.write(folder, envelope, roots, store, Progress.IGNORED)
                .file();
        return new Delivery(Manifest.bundleId(manifest.toPayload()), sequence, zip, Map.copyOf(contents));
    }

    private static Manifest manifest(long sequence, IndexWriter.Written index, byte[] roots, int rootVersion) {
        return new Manifest(
                Manifest.fileName(Relay.SITE, 1, sequence),
                Relay.SITE,
                1,
                sequence,
                Kind.FULL,
                null,
                null,
                index.snapshotDigest(),
                List.of(new Component("av/daily", "clamav", VersionOrder.INTEGER, Long.toString(sequence), NOW)),
                List.of(),
                List.of(),
                new Requirements(Relay.VERSION, "0"),
                new Validity(NOW.minusSeconds(60), FAR, FAR),
                null,
                "cycle-" + sequence,
                "crash tests",
                new RootsReference(rootVersion, roots.length, Sha256.of(roots).hex()),
                index.summary());
    }

    private TrustedRoot root(int version, FileSigner release) {
        RootDocument document = RootDocument.of(
                version,
                1,
                FAR,
                List.of(rootKey.verificationKey(), release.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(
                                Role.RELEASE, Relay.SITE, Set.of(PayloadTypes.BUNDLE), 1, Set.of(release.keyId()))));
        return TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes());
    }

    private FileSigner key(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".key"), folder.resolve(name + ".pub"));
    }

    private static byte[] text(String line, int times) {
        return line.repeat(times).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
