package dev.airgap.conformance;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.IndexChange;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Roots;
import dev.airgap.bundle.SnapshotDigest;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import dev.airgap.zip.StrictZipWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one bundle, all in memory: a valid one unless told otherwise. */
final class Recipe {

    private static final Instant NOW = People.NOW;

    private final Map<String, Entry> files = new TreeMap<>();
    private List<byte[]> roots = List.of(People.signed(People.root(), People.ROOT_A));
    private int rootVersion = 1;
    private List<Signer> signers = List.of(People.RELEASE);
    private String site = People.SITE;
    private long epoch = 1;
    private long sequence = 1;
    private @Nullable Recipe base;
    private List<Component> components =
            List.of(new Component("av/eicar", "clamav", VersionOrder.INTEGER, "7", NOW.minusSeconds(60)));
    private List<Component.Removed> removed = List.of();
    private List<Component.Withdrawn> withdrawn = List.of();
    private Instant issuedAt = NOW.minusSeconds(1);
    private Duration lifetime = Duration.ofDays(30);
    private String minimumRelayVersion = "1.0";
    private String payloadType = PayloadTypes.BUNDLE;
    private UnaryOperator<String> manifestEdit = UnaryOperator.identity();
    private UnaryOperator<String> indexEdit = UnaryOperator.identity();
    private UnaryOperator<byte[]> envelopeEdit = UnaryOperator.identity();
    private UnaryOperator<byte[]> rootsEdit = UnaryOperator.identity();
    private UnaryOperator<List<Entry>> entriesEdit = UnaryOperator.identity();
    private UnaryOperator<byte[]> zipEdit = UnaryOperator.identity();
    private @Nullable String carriedAs;

    private Recipe() {}

    static Recipe aBundle() {
        return new Recipe()
                .file(Entry.deflated(
                        "av/eicar.hdb",
                        "44d88612fea8a8f36de82e1278abb02f:68:Eicar\n".repeat(9).getBytes(StandardCharsets.US_ASCII)))
                .file(Entry.stored("av/tiny.bin", new byte[] {'x'}));
    }

    static Recipe empty() {
        return new Recipe();
    }

    Recipe file(Entry entry) {
        files.put(entry.name(), entry);
        return this;
    }

    Recipe withoutFile(String name) {
        files.remove(name);
        return this;
    }

    Recipe roots(int newest, byte[]... envelopes) {
        rootVersion = newest;
        roots = List.of(envelopes);
        return this;
    }

    Recipe signedBy(Signer... who) {
        signers = List.of(who);
        return this;
    }

    Recipe site(String value) {
        site = value;
        return this;
    }

    Recipe number(long newEpoch, long newSequence) {
        epoch = newEpoch;
        sequence = newSequence;
        return this;
    }

    /** Rests on what the other recipe results in. */
    Recipe differentialOn(Recipe other) {
        base = other;
        return this;
    }

    Recipe components(Component... values) {
        components = List.of(values);
        return this;
    }

    Recipe removed(Component.Removed... values) {
        removed = List.of(values);
        return this;
    }

    Recipe withdrawn(Component.Withdrawn... values) {
        withdrawn = List.of(values);
        return this;
    }

    Recipe issuedAt(Instant value) {
        issuedAt = value;
        return this;
    }

    Recipe lifetime(Duration value) {
        lifetime = value;
        return this;
    }

    Recipe minimumRelayVersion(String value) {
        minimumRelayVersion = value;
        return this;
    }

    Recipe payloadType(String value) {
        payloadType = value;
        return this;
    }

    /** Before it is signed. */
    Recipe manifest(UnaryOperator<String> edit) {
        manifestEdit = edit;
        return this;
    }

    /** Before its digest is taken: lines with their line feeds. */
    Recipe index(UnaryOperator<String> edit) {
        indexEdit = edit;
        return this;
    }

    Recipe envelope(UnaryOperator<byte[]> edit) {
        envelopeEdit = edit;
        return this;
    }

    /** Before their digest is taken. */
    Recipe rootsEntry(UnaryOperator<byte[]> edit) {
        rootsEdit = edit;
        return this;
    }

    /** Entries after the first three; what the index says stays. */
    Recipe entries(UnaryOperator<List<Entry>> edit) {
        entriesEdit = edit;
        return this;
    }

    Recipe zip(UnaryOperator<byte[]> edit) {
        zipEdit = edit;
        return this;
    }

    Recipe carriedAs(String name) {
        carriedAs = name;
        return this;
    }

    String fileName() {
        return carriedAs == null ? Manifest.fileName(site, epoch, sequence) : carriedAs;
    }

    String bundleId() {
        return Manifest.bundleId(payload());
    }

    byte[] bytes() {
        return zipEdit.apply(zip(entries()));
    }

    /** All of them, as the zip holds them. */
    List<Entry> entries() {
        byte[] envelope = envelopeEdit.apply(
                Envelope.sign(payloadType, payload(), signers).toBytes());
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.stored("bundle.dsse.json", envelope));
        entries.add(Entry.stored("roots.json", rootsEntry()));
        entries.add(index());
        entries.addAll(entriesEdit.apply(carried()));
        return entries;
    }

    private byte[] payload() {
        String manifest = new String(manifest(rootsEntry(), index()).toPayload(), StandardCharsets.ISO_8859_1);
        return manifestEdit.apply(manifest).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] rootsEntry() {
        return rootsEdit.apply(new Roots(roots).toBytes());
    }

    private Entry index() {
        return Entry.deflated("index.jsonl", indexEdit.apply(lines()).getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] zip(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StrictZipWriter zip = new StrictZipWriter(bytes)) {
            for (Entry entry : entries) {
                zip.add(entry.header(), new ByteArrayInputStream(entry.stored()));
            }
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Manifest manifest(byte[] rootsEntry, Entry index) {
        long bytes = carried().stream().mapToLong(entry -> entry.file().size()).sum();
        return new Manifest(
                Manifest.fileName(site, epoch, sequence),
                site,
                epoch,
                sequence,
                base == null ? Manifest.Kind.FULL : Manifest.Kind.DIFFERENTIAL,
                base == null ? null : base.snapshotDigest(),
                null,
                snapshotDigest(),
                components,
                removed,
                withdrawn,
                new Manifest.Requirements(minimumRelayVersion, "0"),
                new Manifest.Validity(issuedAt, issuedAt.plus(lifetime), issuedAt.plus(Duration.ofDays(1))),
                null,
                "cycle-1",
                "conformance 1",
                new Manifest.RootsReference(
                        rootVersion, rootsEntry.length, Sha256.of(rootsEntry).hex()),
                new IndexSummary(carried().size(), bytes, index.file()));
    }

    private String snapshotDigest() {
        SnapshotDigest digest = new SnapshotDigest();
        files.values()
                .forEach(entry -> digest.add(
                        BundlePath.of(entry.name()),
                        entry.file().size(),
                        entry.file().sha256()));
        return digest.finish();
    }

    private List<Entry> carried() {
        Recipe before = base;
        return files.values().stream()
                .filter(entry -> before == null || !before.has(entry))
                .toList();
    }

    private boolean has(Entry entry) {
        Entry own = files.get(entry.name());
        return own != null && own.file().sha256().equals(entry.file().sha256());
    }

    private String lines() {
        Map<String, IndexChange> lines = new LinkedHashMap<>();
        if (base != null) {
            base.files.keySet().stream()
                    .filter(name -> !files.containsKey(name))
                    .forEach(name -> lines.put(name, new IndexChange.Removed(BundlePath.of(name))));
        }
        carried()
                .forEach(entry -> lines.put(
                        entry.name(),
                        new IndexChange.Carried(new IndexRecord(BundlePath.of(entry.name()), entry.file()))));
        return new TreeMap<>(lines)
                .values().stream()
                        .map(line -> new String(line.toLine(), StandardCharsets.US_ASCII) + "\n")
                        .collect(Collectors.joining());
    }
}
