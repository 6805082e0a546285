package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.Algorithm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs what {@code docs/auditing-a-bundle.md} tells an auditor to run: programs that share no code with this library. */
@Tag("debian")
class AuditPageIT {

    private static final Path PAGE = Path.of("..", "..", "docs", "auditing-a-bundle.md");
    private static final Pattern BLOCK = Pattern.compile("^```bash\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_P384"})
    void anHonestBundlePassesAndSaysWhatItIs(Algorithm algorithm) throws IOException {
        BundleFixture bundle = prepare(algorithm);
        Shell audit = audit();
        assertThat(audit.exit()).as(audit.output()).isZero();
        assertThat(audit.output())
                .contains("No errors detected", "roots.json: OK", "index.jsonl: OK")
                .contains(Manifest.bundleId(bundle.manifest().toPayload()))
                .contains(bundle.root.fingerprint().hex())
                .containsAnyOf("Signature Verified Successfully", "Verified OK");
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_P384"})
    void anotherManifestFailsAtItsSignature(Algorithm algorithm) throws IOException {
        BundleFixture bundle = prepare(algorithm);
        String envelope = text(bundle.sign(bundle.manifest()).toBytes());
        // One bit of the base64 of the payload: A becomes B, or the other way round.
        int at = envelope.indexOf("\"payload\":\"") + 100;
        char changed = envelope.charAt(at) == 'A' ? 'B' : 'A';
        rezip(entries -> entries.put(
                "bundle.dsse.json", bytes(envelope.substring(0, at) + changed + envelope.substring(at + 1))));
        assertThat(failedAudit()).containsAnyOf("Signature Verification Failure", "Verification failure");
    }

    @Test
    void aChangedByteThatEveryChecksumOfTheZipAgreesWithFailsAtItsDigest() throws IOException {
        prepare(Algorithm.ED25519);
        rezip(entries -> entries.put("av/tiny.bin", bytes("y")));
        assertThat(failedAudit()).contains("av/tiny.bin: FAILED");
    }

    @Test
    void aFlippedBitFailsWhileUnpacking() throws IOException {
        Path zip = zip(prepare(Algorithm.ED25519));
        byte[] bytes = Files.readAllBytes(zip);
        bytes[text(bytes).indexOf("av/tiny.bin") + "av/tiny.bin".length()] ^= 1;
        Files.write(zip, bytes);
        assertThat(failedAudit()).contains("bad CRC");
    }

    @Test
    void anAddedFileFailsAtTheListOfEntries() throws IOException {
        prepare(Algorithm.ED25519);
        rezip(entries -> entries.put("av/added.bin", bytes("z")));
        assertThat(failedAudit()).contains("< av/added.bin");
    }

    @Test
    void aChangedIndexFails() throws IOException {
        prepare(Algorithm.ED25519);
        rezip(entries -> entries.put("index.jsonl", bytes("")));
        assertThat(failedAudit()).contains("index.jsonl: FAILED");
    }

    @Test
    void aKeyThatDidNotSignFails() throws IOException {
        BundleFixture bundle = prepare(Algorithm.ED25519);
        Files.writeString(
                directory.resolve("release.pub"), bundle.key().verificationKey().toPem());
        assertThat(failedAudit()).doesNotContain("Signature Verified Successfully");
    }

    @Test
    void aKeyThatMayNotSignBundlesFails() throws IOException {
        BundleFixture bundle = new BundleFixture(directory.resolve("dmz"));
        BundleFixture stranger = new BundleFixture(directory.resolve("stranger"));
        Path zip = BundleWriter.write(
                        directory, stranger.sign(bundle.manifest()), bundle.roots(), bundle.store, Progress.IGNORED)
                .file();
        assertThat(zip).exists();
        Files.writeString(
                directory.resolve("release.pub"),
                stranger.releaseKey.verificationKey().toPem());
        assertThat(failedAudit()).contains("Signature Verified Successfully").contains(", fingerprint ");
    }

    @Test
    void aDifferentialBundlePassesWithTheListingOfItsBaseAndNoOther() throws IOException {
        BundleFixture dmz = prepare(Algorithm.ED25519);
        assertThat(audit().exit()).isZero();
        Path listing = Files.move(directory.resolve("audit/listing"), directory.resolve("base"));
        Files.move(directory.resolve("audit"), directory.resolve("audit-of-the-base"));
        Manifest base = dmz.manifest();
        dmz.files().remove("av/tiny.bin");
        dmz.file("av/eicar.hdb", "other").file("av/new.bin", "new");
        Files.move(dmz.build(differential(dmz, base)), zip(dmz), StandardCopyOption.REPLACE_EXISTING);

        Shell audit = audit("base=" + listing + "\n");

        assertThat(audit.exit()).as(audit.output()).isZero();
        assertThat(Files.readAllLines(directory.resolve("audit/listing")))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("av/eicar.hdb", "av/new.bin", "ips/empty.rules");
        Files.move(directory.resolve("audit"), directory.resolve("audit-with-its-base"));
        assertThat(failedAudit()).contains("index.jsonl: OK");
    }

    private static Manifest differential(BundleFixture dmz, Manifest base) throws IOException {
        Manifest full = dmz.manifest();
        IndexSummary changes =
                IndexWriter.writeChanges(dmz.store, new IndexDifference(records(dmz, base), records(dmz, full)));
        return new Manifest(
                full.fileName(),
                full.site(),
                full.epoch(),
                full.sequence(),
                Manifest.Kind.DIFFERENTIAL,
                base.snapshotDigest(),
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
                changes);
    }

    private static IndexReader records(BundleFixture dmz, Manifest manifest) throws IOException {
        return new IndexReader(dmz.store.openContent(manifest.index().form()));
    }

    private BundleFixture prepare(Algorithm algorithm) throws IOException {
        BundleFixture bundle = new BundleFixture(directory.resolve("dmz"), algorithm);
        Files.move(bundle.build(), zip(bundle));
        Files.writeString(
                directory.resolve("release.pub"),
                bundle.releaseKey.verificationKey().toPem());
        return bundle;
    }

    private Path zip(BundleFixture bundle) throws IOException {
        return directory.resolve(bundle.manifest().fileName());
    }

    private Shell audit() throws IOException {
        return audit("");
    }

    private Shell audit(String before) throws IOException {
        String script = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(script).contains("openssl pkeyutl -verify").contains("sha256sum --check");
        return Shell.run(directory, before + script);
    }

    private String failedAudit() throws IOException {
        Shell audit = audit();
        assertThat(audit.exit()).as(audit.output()).isNotZero();
        return audit.output();
    }

    private interface Change {
        void apply(Map<String, byte[]> entries);
    }

    /** Unpacks, changes and packs again, with sizes and CRC-32s that are right. */
    private void rezip(Change change) throws IOException {
        Path zip = directory.resolve(Manifest.fileName("plant-1", 1, 1));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        change.apply(entries);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream zipOut = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zipOut.putNextEntry(new ZipEntry(entry.getKey()));
                zipOut.write(entry.getValue());
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
