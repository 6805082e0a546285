package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.Sha256;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.StrictZipWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that are signed, or nearly, and still not the one file that their manifest makes. */
class StrictBundleTest {

    @TempDir
    Path directory;

    private BundleFixture bundle;
    private ContentStore target;

    @BeforeEach
    void prepare() throws IOException {
        bundle = new BundleFixture(directory.resolve("dmz"));
        target = ContentStore.open(directory.resolve("relay"));
    }

    @Test
    void rejectsAnEnvelopeInAnotherSpelling() throws IOException {
        Manifest manifest = bundle.noFiles().manifest();
        String envelope = new String(bundle.sign(manifest).toBytes(), StandardCharsets.US_ASCII);
        assertThat(refusalOf(manifest, envelope, bundle.roots())).isEmpty();
        assertThat(refusalOf(manifest, envelope + "\n", bundle.roots())).isEqualTo("BUNDLE_TAMPERED");
        assertThat(refusalOf(manifest, envelope.replace("\"payload\"", "\"pa\\u0079load\""), bundle.roots()))
                .isEqualTo("BUNDLE_TAMPERED");
    }

    @Test
    void rejectsRootsInAnotherSpellingOfBase64() throws IOException {
        byte[] padded = Base64.getEncoder().encode("root".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(padded, StandardCharsets.US_ASCII)).isEqualTo("cm9vdA==");
        for (String spelling : List.of("cm9vdA", "cm9vdB==", "cm9vdA=", "cm9vdA==\\n", "cm9v dA==")) {
            byte[] roots = ("{\"schema\":1,\"roots\":[\"" + spelling + "\"]}").getBytes(StandardCharsets.US_ASCII);
            assertThatThrownBy(() -> Roots.parse(roots))
                    .as(spelling)
                    .isInstanceOfSatisfying(
                            BundleException.class, e -> assertThat(e.code()).isEqualTo("BUNDLE_ROOTS_INVALID"));
        }
    }

    @Test
    void rejectsRootsThatDoNotEndWithTheSignedVersion() throws IOException {
        Manifest manifest = withRoots(bundle.noFiles().manifest(), 2, bundle.roots());
        String envelope = new String(bundle.sign(manifest).toBytes(), StandardCharsets.US_ASCII);
        assertThat(refusalOf(manifest, envelope, bundle.roots())).isEqualTo("BUNDLE_ROOTS_INVALID");
    }

    @Test
    void acceptsNoRootsForASiteThatKnowsThem() throws IOException {
        byte[] none = new Roots(List.of()).toBytes();
        Manifest known = withRoots(bundle.noFiles().manifest(), 1, none);
        assertThat(refusalOf(known, text(bundle.sign(known)), none)).isEmpty();
        Manifest unknown = withRoots(bundle.manifest(), 2, none);
        assertThat(refusalOf(unknown, text(bundle.sign(unknown)), none)).isEqualTo("BUNDLE_ROOTS_INVALID");
    }

    @Test
    void rejectsMoreFilesThanAnyReaderTakes() throws IOException {
        Manifest manifest = bundle.noFiles().manifest();
        IndexSummary many =
                new IndexSummary(IndexSummary.MAX_FILES + 1, 0, manifest.index().form());
        Path zip = bundle.build(bundle.manifest(
                new IndexWriter.Written(new IndexSummary(0, 0, many.form()), manifest.snapshotDigest())));
        Manifest lie = bundle.manifest(new IndexWriter.Written(many, manifest.snapshotDigest()));
        assertThat(refusalOf(lie, text(bundle.sign(lie)), bundle.roots())).isEqualTo("BUNDLE_TOO_LARGE");
        assertThat(zip).exists();
    }

    @Test
    void aContentThatTheRelayHoldsExcusesNothing() throws IOException {
        StoredFile honest =
                bundle.store.put(new ByteArrayInputStream("alert ".repeat(50).getBytes(StandardCharsets.US_ASCII)));
        try (PendingBlob held = target.newBlob();
                InputStream content = bundle.store.openContent(honest)) {
            content.transferTo(held);
            held.commit(held.finish());
        }
        StoredFile lie = new StoredFile(
                honest.sha256(), honest.size(), honest.encoding(), honest.storedSize(), honest.storedSha256(), 7);
        assertThat(bundle.store.form(honest.sha256())).isPresent();
        IndexWriter.Written index = IndexWriter.write(
                bundle.store,
                List.of(new IndexRecord(BundlePath.of("held"), lie)).iterator());
        Path zip = bundle.build(bundle.manifest(index));
        assertThatThrownBy(() -> bundle.read(zip, target))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo("BUNDLE_TAMPERED"))
                .hasMessageContaining("CRC-32");
    }

    private static Manifest withRoots(Manifest of, long version, byte[] roots) {
        return new Manifest(
                of.fileName(),
                of.site(),
                of.epoch(),
                of.sequence(),
                of.kind(),
                of.base(),
                of.previous(),
                of.snapshotDigest(),
                of.components(),
                of.removed(),
                of.withdrawn(),
                of.requirements(),
                of.validity(),
                of.lastReceipt(),
                of.cycle(),
                of.producer(),
                new RootsReference(version, roots.length, Sha256.of(roots).hex()),
                of.index());
    }

    /** The code of the refusal of a bundle without files; empty when it was accepted. */
    private String refusalOf(Manifest manifest, String envelope, byte[] roots) throws IOException {
        Path zip = directory.resolve(manifest.fileName());
        try (OutputStream out = Files.newOutputStream(zip);
                StrictZipWriter writer = new StrictZipWriter(out);
                InputStream index = bundle.store.open(manifest.index().form().storedSha256())) {
            add(writer, "bundle.dsse.json", envelope.getBytes(StandardCharsets.US_ASCII));
            add(writer, "roots.json", roots);
            writer.add(manifest.index().form().header("index.jsonl"), index);
            writer.finish();
        }
        try {
            bundle.read(zip, target);
            return "";
        } catch (BundleException refused) {
            return refused.code();
        }
    }

    private static void add(StrictZipWriter writer, String name, byte[] content) throws IOException {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        writer.add(
                new EntryHeader(name, Method.STORED, crc32.getValue(), content.length, content.length),
                new ByteArrayInputStream(content));
    }

    private static String text(Envelope envelope) {
        return new String(envelope.toBytes(), StandardCharsets.US_ASCII);
    }
}
