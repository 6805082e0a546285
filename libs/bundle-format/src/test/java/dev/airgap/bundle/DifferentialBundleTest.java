package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferentialBundleTest {

    private static final Map<String, String> BEFORE =
            Map.of("av/a.db", "one", "av/b.db", "two", "ips/c.rules", "three");
    private static final Map<String, String> AFTER = Map.of("av/a.db", "one", "av/b.db", "2", "ips/d/e.rules", "four");

    @TempDir
    Path folder;

    private BundleFixture bundler;
    private ContentStore relay;
    private IndexWriter.Written before;

    @BeforeEach
    void theRelayHoldsTheBase() throws IOException {
        bundler = new BundleFixture(folder.resolve("dmz"));
        relay = ContentStore.open(folder.resolve("relay"));
        before = IndexWriter.write(bundler.store, records(bundler.store, BEFORE).iterator());
    }

    @Test
    void bringsTheWholeSnapshotByCarryingWhatChanged() throws IOException {
        String baseIndex = importFull();
        Path file = differential(after().snapshotDigest());

        String index = read(file, digest -> Optional.of(baseIndex).filter(held -> isBase(digest)));

        assertThat(names(file))
                .containsExactly("bundle.dsse.json", "roots.json", "index.jsonl", "av/b.db", "ips/d/e.rules");
        assertThat(listing(index)).isEqualTo(new TreeMap<>(AFTER));
    }

    @Test
    void refusesWhenTheBaseIsNotHeld() throws IOException {
        Path file = differential(after().snapshotDigest());

        refuses("BUNDLE_BASE_MISSING", file, HeldSnapshots.NONE);
    }

    @Test
    void refusesWhenAContentOfTheBaseIsGone() throws IOException {
        String baseIndex = importFull();
        Files.delete(
                relay.path(Sha256.of("one".getBytes(StandardCharsets.UTF_8)).hex()));
        Path file = differential(after().snapshotDigest());

        refuses("BUNDLE_BASE_MISSING", file, digest -> Optional.of(baseIndex));
    }

    @Test
    void refusesWhenWhatResultsIsNotWhatWasSigned() throws IOException {
        String baseIndex = importFull();
        Path file = differential(before.snapshotDigest());

        refuses("BUNDLE_INDEX_INVALID", file, digest -> Optional.of(baseIndex));
    }

    @Test
    void refusesAnotherBaseThanTheSignedOne() throws IOException {
        read(bundler.build(), HeldSnapshots.NONE);
        String other = bundler.manifest().index().form().sha256();
        Path file = differential(after().snapshotDigest());

        refuses("BUNDLE_INDEX_INVALID", file, digest -> Optional.of(other));
    }

    @Test
    void nothingNewIsABundleWithoutFiles() throws IOException {
        String baseIndex = importFull();
        IndexSummary nothing =
                IndexWriter.writeChanges(bundler.store, List.<IndexChange>of().iterator());
        Path file = bundler.build(manifest(nothing, before.snapshotDigest()));

        String index = read(file, digest -> Optional.of(baseIndex));

        assertThat(listing(index)).isEqualTo(new TreeMap<>(BEFORE));
    }

    @Test
    void isCheckedByWhoHoldsNothing() throws IOException {
        Path file = differential(after().snapshotDigest());
        List<String> carried = new ArrayList<>();

        try (BundleReader reader = verified(file)) {
            reader.check(Progress.IGNORED)
                    .forEach(entry -> carried.add(entry.file().path().value()));
        }

        assertThat(carried).containsExactly("av/b.db", "ips/d/e.rules");
    }

    @Test
    void isRefusedForACarriedByteByWhoHoldsNothing() throws IOException {
        Path file = differential(after().snapshotDigest());
        byte[] bytes = Files.readAllBytes(file);
        String last = "ips/d/e.rules";
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(last) + last.length()] ^= 1;
        Files.write(file, bytes);

        try (BundleReader reader = verified(file)) {
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> reader.check(Progress.IGNORED))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_TAMPERED"))
                    .satisfies(e -> assertThat(e.entry()).hasValue(last));
        }
    }

    private String importFull() throws IOException {
        return read(bundler.build(bundler.manifest(before)), HeldSnapshots.NONE);
    }

    private boolean isBase(String digest) {
        return digest.equals(before.snapshotDigest());
    }

    private IndexWriter.Written after() throws IOException {
        return IndexWriter.write(bundler.store, records(bundler.store, AFTER).iterator());
    }

    private Path differential(String snapshotDigest) throws IOException {
        IndexSummary changes = IndexWriter.writeChanges(
                bundler.store,
                new IndexDifference(
                        records(bundler.store, BEFORE).iterator(),
                        records(bundler.store, AFTER).iterator()));
        return bundler.build(manifest(changes, snapshotDigest));
    }

    private Manifest manifest(IndexSummary index, String snapshotDigest) {
        Manifest full = bundler.sequence(2).manifest(new IndexWriter.Written(index, snapshotDigest));
        return new Manifest(
                full.fileName(),
                full.site(),
                full.epoch(),
                full.sequence(),
                Manifest.Kind.DIFFERENTIAL,
                before.snapshotDigest(),
                full.previous(),
                full.snapshotDigest(),
                full.components(),
                full.removed(),
                full.withdrawn(),
                full.requirements(),
                full.validity(),
                full.lastReceipt(),
                full.cycle(),
                full.producer(),
                full.roots(),
                full.index());
    }

    private String read(Path file, HeldSnapshots held) throws IOException {
        try (BundleReader reader = verified(file)) {
            return reader.extract(relay, held, Progress.IGNORED).sha256();
        }
    }

    private BundleReader verified(Path file) {
        BundleReader reader = BundleReader.open(file);
        reader.verify(bundler.root.walk(reader.roots()), BundleFixture.EXPECTATIONS);
        return reader;
    }

    private void refuses(String code, Path file, HeldSnapshots held) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> read(file, held))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private Map<String, String> listing(String index) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (IndexReader records = new IndexReader(relay.open(index))) {
            while (records.hasNext()) {
                IndexRecord next = records.next();
                files.put(
                        next.path().value(),
                        new String(relay.open(next.sha256()).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<IndexRecord> records(ContentStore store, Map<String, String> files) throws IOException {
        List<IndexRecord> records = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            records.add(new IndexRecord(BundlePath.of(file.getKey()), store.put(new ByteArrayInputStream(content))));
        }
        return records;
    }

    private static List<String> names(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(Object::toString).toList();
        }
    }
}
