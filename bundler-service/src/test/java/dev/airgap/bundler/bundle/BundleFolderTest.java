package dev.airgap.bundler.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.HeldSnapshots;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Roots;
import dev.airgap.bundle.StoredFile;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.bundler.TestRelease;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.store.StorageException;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.RootException;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {

    private static final Instant TAKEN = Instant.parse("2026-03-02T08:00:00Z");
    private static final String CYCLE = "5a0a3c5e-0000-4000-8000-000000000001";

    @TempDir
    Path folder;

    private ContentStore store;
    private Path bundles;
    private TestRelease keys;
    private Snapshot snapshot;

    @BeforeEach
    void aSnapshot() throws IOException {
        store = ContentStore.open(folder.resolve("store"));
        bundles = folder.resolve("bundles");
        keys = TestRelease.in(folder, "plant-1");
        snapshot = snapshot(List.of(component("clamav")));
    }

    @Test
    void buildsABundleThatARelayOfTheSiteAccepts() throws IOException {
        BuiltBundle built = build(draft(Set.of()));

        Manifest manifest = accept(built);

        assertThat(manifest.sequence()).isEqualTo(7);
        assertThat(manifest.previous()).isEqualTo("a".repeat(64));
        assertThat(manifest.snapshotDigest()).isEqualTo(snapshot.digest());
        assertThat(manifest.cycle()).isEqualTo(CYCLE);
        assertThat(manifest.lastReceipt()).isEqualTo(41);
        assertThat(manifest.validity())
                .isEqualTo(
                        new Manifest.Validity(TAKEN, TAKEN.plus(Duration.ofDays(30)), TAKEN.plus(Duration.ofDays(8))));
    }

    @Test
    void namesTheFileAndLeavesNothingElse() throws IOException {
        build(draft(Set.of()));

        assertThat(names()).containsExactly("airgap-plant-1-e1-s000007.zip");
    }

    @Test
    void buildsTheSameBytesAgainAfterAKilledBuild() throws IOException {
        BuiltBundle first = build(draft(Set.of()));
        byte[] bytes = Files.readAllBytes(bundles.resolve("airgap-plant-1-e1-s000007.zip"));
        Files.writeString(bundles.resolve(".4711.part"), "half a bundle");

        BuiltBundle second = build(draft(Set.of()));

        assertThat(second.draft().id()).isEqualTo(first.draft().id());
        assertThat(Files.readAllBytes(bundles.resolve("airgap-plant-1-e1-s000007.zip")))
                .isEqualTo(bytes);
        assertThat(names()).containsExactly("airgap-plant-1-e1-s000007.zip");
    }

    @Test
    void namesEveryComponentThatWasReleasedOnceAndIsGone() throws IOException {
        Manifest manifest = accept(build(draft(Set.of("clamav", "old-engine", "ancient"))));

        assertThat(manifest.removed()).extracting(Component.Removed::id).containsExactly("ancient", "old-engine");
    }

    @Test
    void refusesSignaturesThatTheRootDoesNotVouchFor() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        TestRelease elsewhere = TestRelease.in(other, "plant-1");

        assertThatThrownBy(() -> signed(draft(Set.of()), new TestRelease(elsewhere.key(), keys.root())))
                .isInstanceOfSatisfying(
                        SignatureRefusedException.class,
                        e -> assertThat(e.fault()).isEqualTo(SignatureFault.KEY_UNKNOWN));
        assertThat(bundles).doesNotExist();
    }

    @Test
    void refusesARootThatLetsNobodySignForTheSite() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        TestRelease elsewhere = TestRelease.in(other, "plant-2");

        assertThatThrownBy(() -> build(draft(Set.of()), elsewhere))
                .isInstanceOfSatisfying(
                        BuildException.class, e -> assertThat(e.fault()).isEqualTo(BuildFault.NOT_DELEGATED));
    }

    @Test
    void refusesAnExpiredRoot() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        TestRelease expired = TestRelease.in(other, "plant-1", 1, TAKEN.minusSeconds(1));
        DraftedManifest signed = signed(draft(Set.of()), expired);

        assertThatThrownBy(() -> role(expired).requireReleasable(signed.toEnvelope(), TAKEN))
                .isInstanceOfSatisfying(
                        RootException.class, e -> assertThat(e.code()).isEqualTo("ROOT_EXPIRED"));
    }

    @Test
    void refusesAManifestThatOutgrowsTheFormat() throws IOException {
        snapshot = snapshot(IntStream.range(0, 1000)
                .mapToObj(i -> component("x".repeat(190) + i))
                .toList());

        assertThatThrownBy(() -> build(draft(Set.of())))
                .isInstanceOfSatisfying(
                        BuildException.class, e -> assertThat(e.fault()).isEqualTo(BuildFault.MANIFEST_TOO_LARGE));
    }

    @Test
    void refusesToBuildWhenTheStoreLostAContent() throws IOException {
        try (Stream<Path> blobs = Files.walk(folder.resolve("store/blobs"))) {
            for (Path blob : blobs.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith(snapshot.index().form().storedSha256()))
                    .toList()) {
                Files.delete(blob);
            }
        }

        assertThatThrownBy(() -> build(draft(Set.of())))
                .isInstanceOfSatisfying(
                        BuildException.class, e -> assertThat(e.fault()).isEqualTo(BuildFault.CONTENT_LOST));
        assertThat(names()).isEmpty();
    }

    @Test
    void saysWhenItsFolderCannotBeWritten() throws IOException {
        Files.writeString(bundles, "a file where the folder should be");

        assertThatThrownBy(() -> build(draft(Set.of())))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.fault()).isEqualTo(StorageException.Fault.STORAGE_FAILED));
    }

    @Test
    void discardsWhatWillNotBeReleased() throws IOException {
        BuiltBundle built = build(draft(Set.of()));

        new BundleFolder(bundles).discard(built.draft().fileName());

        assertThat(names()).isEmpty();
    }

    private BuiltBundle build(Draft draft) {
        return build(draft, keys);
    }

    private BuiltBundle build(Draft draft, TestRelease release) {
        return new BundleFolder(bundles).assemble(signed(draft, release), snapshot, store, (done, total) -> {});
    }

    private static DraftedManifest signed(Draft draft, TestRelease release) {
        ReleaseRole role = role(release);
        byte[] roots = new Roots(List.of(role.root().envelopeBytes())).toBytes();
        DraftedManifest unsigned = draft.toUnsigned(role, roots, "bundler-service 1");
        Envelope envelope =
                Envelope.sign(PayloadTypes.BUNDLE, unsigned.payload(), List.of(FileSigner.read(release.key())));
        VerificationKey key =
                role.verify(unsigned.payload(), envelope.signatures().getFirst());
        return unsigned.signedBy(List.of(new ManifestSignature(
                key.id(), key.algorithm(), envelope.signatures().getFirst().sig(), "petra", TAKEN)));
    }

    private static ReleaseRole role(TestRelease release) {
        return ReleaseRole.of(release.trustedRoot(), "plant-1");
    }

    private Manifest accept(BuiltBundle built) throws IOException {
        ContentStore relay = ContentStore.open(folder.resolve("relay"));
        try (BundleReader reader =
                BundleReader.open(bundles.resolve(built.draft().fileName()))) {
            TrustedRoot root = keys.trustedRoot().walk(reader.roots());
            VerifiedBundle verified = reader.verify(root, new Expectations("plant-1", TAKEN, "0.1.0"));
            reader.extract(relay, HeldSnapshots.NONE, Progress.IGNORED);
            assertThat(verified.bundleId()).isEqualTo(built.draft().id());
            return verified.manifest();
        }
    }

    private Draft draft(Set<String> everReleased) {
        return new Draft(
                new Position("plant-1", 1, 7, Optional.of("a".repeat(64))),
                snapshot,
                Basis.nothing(snapshot),
                CYCLE,
                everReleased,
                TAKEN.plus(Duration.ofDays(30)),
                TAKEN.plus(Duration.ofDays(8)),
                41L);
    }

    private Snapshot snapshot(List<Component> components) throws IOException {
        StoredFile file = store.put(new ByteArrayInputStream("EICAR".repeat(100).getBytes(StandardCharsets.UTF_8)));
        IndexWriter.Written index = IndexWriter.write(
                store,
                List.of(new IndexRecord(BundlePath.of("clamav/test.hdb"), file)).iterator());
        return new Snapshot("id", "plant-1", index.snapshotDigest(), index.summary(), components, TAKEN, false);
    }

    private static Component component(String id) {
        return new Component(id, "directory", VersionOrder.NONE, "0123456789abcdef", TAKEN);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(bundles)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
