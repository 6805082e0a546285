package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.TrustException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

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
    void carriesEveryFileAcross() throws IOException {
        VerifiedBundle verified = bundle.read(bundle.build(), target);
        assertThat(verified.manifest()).isEqualTo(bundle.manifest());
        try (IndexReader index =
                new IndexReader(target.openContent(verified.manifest().index().form()))) {
            List<String> paths = new ArrayList<>();
            while (index.hasNext()) {
                IndexRecord next = index.next();
                paths.add(next.path().value());
                assertThat(target.open(next.sha256()))
                        .hasContent(bundle.files().get(next.path().value()));
            }
            assertThat(paths).containsExactlyElementsOf(bundle.files().keySet());
        }
    }

    @Test
    void carriesAnEmptySnapshot() throws IOException {
        assertThat(bundle.noFiles()
                        .read(bundle.build(), target)
                        .manifest()
                        .index()
                        .files())
                .isZero();
    }

    @Test
    void carriesAFileThatDoesNotFitInMemoryBuffers() throws IOException {
        StringBuilder text = new StringBuilder();
        new java.util.Random(1).ints(3_000_000, ' ', '~').forEach(c -> text.append((char) c));
        VerifiedBundle verified = bundle.file("big.dat", text.toString()).read(bundle.build(), target);
        assertThat(verified.manifest().index().bytes()).isGreaterThan(3_000_000);
    }

    @Test
    void aSecondReadKeepsWhatIsThere() throws IOException {
        Path zip = bundle.build();
        String first = bundle.read(zip, target).bundleId();
        assertThat(bundle.read(zip, target).bundleId()).isEqualTo(first);
    }

    @Test
    void aSecondReadMendsADamagedContent() throws IOException {
        Path zip = bundle.build();
        bundle.read(zip, target);
        String sha256 =
                dev.airgap.trust.Sha256.of("x".getBytes(StandardCharsets.UTF_8)).hex();
        Files.writeString(target.path(sha256), "y");
        bundle.read(zip, target);
        assertThat(target.open(sha256)).hasContent("x");
    }

    @Test
    void isADeterministicFunctionOfManifestIndexAndStoredBytes() throws IOException {
        Manifest manifest = bundle.manifest();
        byte[] first = Files.readAllBytes(bundle.build(manifest));
        assertThat(bundle.build(manifest)).hasBinaryContent(first);
    }

    @Test
    void anyToolFindsTheFilesUnderTheirPaths() throws IOException {
        try (ZipFile zip = new ZipFile(bundle.build().toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .containsExactly(
                            "bundle.dsse.json",
                            "roots.json",
                            "index.jsonl",
                            "av/eicar.hdb",
                            "av/tiny.bin",
                            "ips/empty.rules");
            assertThat(zip.getInputStream(zip.getEntry("av/eicar.hdb")))
                    .hasContent(bundle.files().get("av/eicar.hdb"));
        }
    }

    @Test
    void manifestSurvivesItsPayload() throws IOException {
        Manifest manifest = bundle.manifest();
        assertThat(Manifest.parse(manifest.toPayload())).isEqualTo(manifest);
    }

    @Test
    void rejectsABundleWhoseNameWasChanged() throws IOException {
        Path renamed = directory.resolve("airgap-plant-1-e1-s000009.zip");
        Files.move(bundle.build(), renamed);
        assertRefused("BUNDLE_RENAMED", () -> bundle.read(renamed, target));
    }

    @Test
    void rejectsABundleForAnotherSite() throws IOException {
        Path zip = bundle.site("plant-2").build();
        assertRefused("BUNDLE_WRONG_SITE", () -> bundle.read(zip, target));
    }

    @Test
    void rejectsAnExpiredBundle() throws IOException {
        Path zip = bundle.expiresAt(BundleFixture.NOW).build();
        assertRefused("BUNDLE_EXPIRED", () -> bundle.read(zip, target));
    }

    @Test
    void rejectsABundleThatNeedsANewerRelay() throws IOException {
        Path zip = bundle.minimumRelay("0.2").build();
        assertRefused("BUNDLE_RELAY_TOO_OLD", () -> bundle.read(zip, target));
    }

    @Test
    void rejectsASymbolicLink() throws IOException {
        Path zip = bundle.build();
        Path link = Files.createSymbolicLink(directory.resolve(zip.getFileName()), zip);
        assertRefused("BUNDLE_NOT_A_FILE", () -> bundle.read(link, target));
    }

    @Test
    void rejectsADirectory() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("airgap-plant-1-e1-s000001.zip"));
        assertRefused("BUNDLE_NOT_A_FILE", () -> bundle.read(folder, target));
    }

    @Test
    void rejectsAnotherPayloadType() throws IOException {
        Path zip = bundle.payloadType(PayloadTypes.RULE_UPDATE).build();
        assertThatThrownBy(() -> bundle.read(zip, target))
                .isInstanceOfSatisfying(
                        TrustException.class, e -> assertThat(e.code()).isEqualTo("PAYLOAD_TYPE_MISMATCH"));
    }

    @Test
    void rejectsASignatureByAStranger() throws IOException {
        Path zip = new BundleFixture(directory.resolve("stranger")).build();
        assertThatThrownBy(() -> bundle.read(zip, target)).isInstanceOf(TrustException.class);
    }

    @Test
    void rejectsAnIndexThatListsAnotherSnapshot() throws IOException {
        Manifest honest = bundle.manifest();
        Manifest lie = new Manifest(
                honest.fileName(),
                honest.site(),
                honest.epoch(),
                honest.sequence(),
                honest.kind(),
                honest.base(),
                honest.previous(),
                "0".repeat(64),
                honest.components(),
                honest.removed(),
                honest.withdrawn(),
                honest.requirements(),
                honest.validity(),
                honest.lastReceipt(),
                honest.cycle(),
                honest.producer(),
                honest.roots(),
                honest.index());
        Path zip = bundle.build(lie);
        assertRefused("BUNDLE_INDEX_INVALID", () -> bundle.read(zip, target));
    }

    @Test
    void rejectsContentThatInflatesBeyondItsDeclaredSize() throws IOException {
        StoredFile bomb = bundle.store.put(new ByteArrayInputStream(new byte[1 << 20]));
        StoredFile lie =
                new StoredFile(bomb.sha256(), 4, bomb.encoding(), bomb.storedSize(), bomb.storedSha256(), bomb.crc32());
        IndexWriter.Written index = IndexWriter.write(
                bundle.store,
                List.of(new IndexRecord(BundlePath.of("bomb"), lie)).iterator());
        Path zip = bundle.build(bundle.manifest(index));
        assertRefused("BUNDLE_TAMPERED", () -> bundle.read(zip, target));
        assertThat(target.has(bomb.sha256())).isFalse();
    }

    @Test
    void walksToANewerRootBeforeItVerifies() throws IOException {
        TrustedRootFixture next = TrustedRootFixture.rotated(bundle);
        Path zip = next.buildSignedByTheNewKey();
        try (BundleReader reader = BundleReader.open(zip)) {
            assertThat(reader.verify(bundle.root.walk(reader.roots()), BundleFixture.EXPECTATIONS)
                            .signers())
                    .containsExactly(next.release().keyId());
        }
    }

    private static void assertRefused(String code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
