package dev.airgap.importer;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.BundleWriter;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Roots;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a bundle for the relay, valid unless told otherwise. */
final class TestBundle {

    private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

    private final RelaySite relay;
    private final Map<String, String> files = new TreeMap<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Removed> removed = new ArrayList<>();
    private final List<Withdrawn> withdrawn = new ArrayList<>();
    private FileSigner signer;
    private String site = "plant-1";
    private long epoch = 1;
    private final long sequence;
    private Instant issued = ISSUED;
    private Instant expires = RelaySite.FAR;
    private Instant nextExpected = RelaySite.FAR;
    private Requirements requirements = new Requirements("0.1.0", "0");
    private String cycle = "cycle-of-bundle";
    private Manifest manifest;

    private TestBundle(RelaySite relay, long sequence) {
        this.relay = relay;
        this.sequence = sequence;
        this.signer = relay.releaseKey();
        files.put("av/eicar.hdb", "signatures of " + sequence + "\n".repeat(200));
        files.put("av/number.txt", Long.toString(sequence));
        components.add(component("av/eicar", sequence));
    }

    static TestBundle numbered(RelaySite relay, long sequence) {
        return new TestBundle(relay, sequence);
    }

    static Component component(String id, long version) {
        return new Component(id, "clamav", VersionOrder.INTEGER, Long.toString(version), ISSUED);
    }

    TestBundle file(String path, String content) {
        files.put(path, content);
        return this;
    }

    TestBundle forSite(String value) {
        site = value;
        return this;
    }

    TestBundle epoch(long value) {
        epoch = value;
        return this;
    }

    TestBundle expired() {
        expires = ISSUED;
        return this;
    }

    TestBundle issuedAt(Instant value) {
        issued = value;
        return this;
    }

    TestBundle expiresAt(Instant value) {
        expires = value;
        return this;
    }

    TestBundle nextExpectedBy(Instant value) {
        nextExpected = value;
        return this;
    }

    TestBundle forRelaysFrom(String version) {
        requirements = new Requirements(version, requirements.minimumAgentVersion());
        return this;
    }

    TestBundle forAgentsFrom(String version) {
        requirements = new Requirements(requirements.minimumRelayVersion(), version);
        return this;
    }

    TestBundle signedBy(FileSigner value) {
        signer = value;
        return this;
    }

    TestBundle cycle(String value) {
        cycle = value;
        return this;
    }

    TestBundle components(Component... values) {
        components.clear();
        components.addAll(List.of(values));
        return this;
    }

    TestBundle removing(String id) {
        removed.add(new Removed(id, "no longer supported"));
        return this;
    }

    TestBundle withdrawing(String id, long version) {
        withdrawn.add(new Withdrawn(id, Long.toString(version), "false alarms"));
        return this;
    }

    /** Builds it and places it in the install directory, whole from the first moment. */
    Path place() {
        try {
            Path built = build(relay.folder().resolve("bundler"));
            return Files.move(
                    built, relay.installDirectory().resolve(built.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Path build(Path folder) throws IOException {
        ContentStore store = ContentStore.open(folder.resolve("store"));
        List<IndexRecord> records = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            records.add(new IndexRecord(BundlePath.of(file.getKey()), store.put(new ByteArrayInputStream(content))));
        }
        byte[] roots = new Roots(List.of(relay.root().envelopeBytes())).toBytes();
        manifest = manifest(IndexWriter.write(store, records.iterator()), roots);
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, manifest.toPayload(), List.of(signer));
        return BundleWriter.write(folder, envelope, roots, store, Progress.IGNORED)
                .file();
    }

    private Manifest manifest(IndexWriter.Written index, byte[] roots) {
        return new Manifest(
                Manifest.fileName(site, epoch, sequence),
                site,
                epoch,
                sequence,
                Manifest.Kind.FULL,
                null,
                null,
                index.snapshotDigest(),
                components,
                removed,
                withdrawn,
                requirements,
                new Validity(issued, expires, nextExpected),
                null,
                cycle,
                "test",
                new RootsReference(
                        relay.root().document().version(),
                        roots.length,
                        Sha256.of(roots).hex()),
                index.summary());
    }

    /** After it was built. */
    String snapshotDigest() {
        return manifest.snapshotDigest();
    }

    String cycle() {
        return cycle;
    }

    /** After it was built. */
    String bundleId() {
        return Manifest.bundleId(manifest.toPayload());
    }

    Map<String, String> files() {
        return files;
    }

    String fileName() {
        return Manifest.fileName(site, epoch, sequence);
    }
}
