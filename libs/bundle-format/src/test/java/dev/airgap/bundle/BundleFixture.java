package dev.airgap.bundle;

import dev.airgap.bundle.Manifest.Kind;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Builds bundles that are valid unless told otherwise. */
final class BundleFixture {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Expectations EXPECTATIONS = new Expectations("plant-1", NOW, "0.1.0");

    private final Algorithm algorithm;
    final Path directory;
    final ContentStore store;
    final FileSigner rootKey;
    final FileSigner releaseKey;
    final TrustedRoot root;
    private final Map<String, String> files = new TreeMap<>();
    private String site = "plant-1";
    private long sequence = 1;
    private Instant expiresAt = NOW.plusSeconds(86_400);
    private String minimumRelay = "0.1.0";
    private Kind kind = Kind.FULL;
    private String payloadType = PayloadTypes.BUNDLE;

    BundleFixture(Path directory) throws IOException {
        this(directory, Algorithm.ED25519);
    }

    BundleFixture(Path directory, Algorithm algorithm) throws IOException {
        this.algorithm = algorithm;
        this.directory = Files.createDirectories(directory);
        this.store = ContentStore.open(directory.resolve("bundler-store"));
        this.rootKey = key();
        this.releaseKey = key();
        this.root = root(1, List.of(rootKey), releaseKey);
        files.put("av/eicar.hdb", "44d88612fea8a8f36de82e1278abb02f:68:Eicar\n".repeat(20));
        files.put("av/tiny.bin", "x");
        files.put("ips/empty.rules", "");
    }

    FileSigner key() throws IOException {
        String name = UUID.randomUUID().toString();
        return FileSigner.generate(algorithm, directory.resolve(name + ".key"), directory.resolve(name + ".pub"));
    }

    TrustedRoot root(int version, List<FileSigner> signers, FileSigner release) {
        FileSigner own = signers.getLast();
        RootDocument document = RootDocument.of(
                version,
                1,
                NOW.plusSeconds(1_000_000),
                List.of(own.verificationKey(), release.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(own.keyId())),
                        new Delegation(
                                Role.RELEASE,
                                "plant-1",
                                Set.of(PayloadTypes.BUNDLE, PayloadTypes.RULE_UPDATE),
                                1,
                                Set.of(release.keyId()))));
        return TrustedRoot.parse(
                Envelope.sign(PayloadTypes.ROOT, document.toPayload(), signers).toBytes());
    }

    BundleFixture file(String path, String content) {
        files.put(path, content);
        return this;
    }

    BundleFixture noFiles() {
        files.clear();
        return this;
    }

    BundleFixture site(String value) {
        site = value;
        return this;
    }

    BundleFixture sequence(long value) {
        sequence = value;
        return this;
    }

    BundleFixture expiresAt(Instant value) {
        expiresAt = value;
        return this;
    }

    BundleFixture minimumRelay(String value) {
        minimumRelay = value;
        return this;
    }

    BundleFixture payloadType(String value) {
        payloadType = value;
        return this;
    }

    Map<String, String> files() {
        return files;
    }

    byte[] roots() {
        return new Roots(List.of(root.envelopeBytes())).toBytes();
    }

    Manifest manifest() throws IOException {
        List<IndexRecord> records = new java.util.ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            records.add(new IndexRecord(BundlePath.of(file.getKey()), store.put(new ByteArrayInputStream(content))));
        }
        return manifest(IndexWriter.write(store, records.iterator()));
    }

    Manifest manifest(IndexWriter.Written index) {
        return new Manifest(
                Manifest.fileName(site, 1, sequence),
                site,
                1,
                sequence,
                kind,
                null,
                null,
                index.snapshotDigest(),
                List.of(new Component("av/eicar", "clamav", VersionOrder.INTEGER, "7", NOW.minusSeconds(60))),
                List.of(),
                List.of(),
                new Requirements(minimumRelay, "0"),
                new Validity(NOW.minusSeconds(1), expiresAt, NOW.plusSeconds(3600)),
                null,
                "cycle-1",
                "airgap-bundler 0.1.0",
                new RootsReference(1, roots().length, Sha256.of(roots()).hex()),
                index.summary());
    }

    Envelope sign(Manifest manifest) {
        return Envelope.sign(payloadType, manifest.toPayload(), List.of(releaseKey));
    }

    Path build() throws IOException {
        return build(manifest());
    }

    Path build(Manifest manifest) throws IOException {
        return BundleWriter.write(directory, sign(manifest), roots(), store, Progress.IGNORED)
                .file();
    }

    /** Reads a bundle as an importer does. */
    VerifiedBundle read(Path zip, ContentStore target) throws IOException {
        try (BundleReader reader = BundleReader.open(zip)) {
            TrustedRoot newest = root.walk(reader.roots());
            VerifiedBundle verified = reader.verify(newest, EXPECTATIONS);
            reader.extract(target, HeldSnapshots.NONE, Progress.IGNORED);
            return verified;
        }
    }

    /** Checks a bundle as an inspection station does. */
    void check(Path zip) throws IOException {
        try (BundleReader reader = BundleReader.open(zip)) {
            reader.verify(root.walk(reader.roots()), EXPECTATIONS);
            reader.check(Progress.IGNORED);
        }
    }
}
