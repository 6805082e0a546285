package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.bundle.Component.Removed;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writing and reading tell besides the files. */
class BundleWriterTest {

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
    void tellsHowFarItIsAndWhatItResultsIn() throws IOException {
        Manifest manifest = bundle.manifest();
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        Path zip = BundleWriter.write(
                        bundle.directory,
                        bundle.sign(manifest),
                        bundle.roots(),
                        bundle.store,
                        (files, total) -> written.add(files + "/" + total))
                .file();
        try (BundleReader reader = BundleReader.open(zip)) {
            reader.verify(bundle.root.walk(reader.roots()), BundleFixture.EXPECTATIONS);
            Resulting resulting =
                    reader.extract(target, HeldSnapshots.NONE, (files, total) -> read.add(files + "/" + total));
            assertThat(resulting.files()).isEqualTo(manifest.index().files());
            assertThat(resulting.bytes()).isEqualTo(manifest.index().bytes());
            assertThat(resulting.sha256()).isEqualTo(manifest.index().form().sha256());
        }
        assertThat(written).containsExactly("1/3", "2/3", "3/3");
        assertThat(read).isEqualTo(written);
    }

    @Test
    void saysWhichBundleAFileClaimsToBeAndWhetherItIsStillThere() throws IOException {
        Path zip = bundle.build();
        Path other = Files.write(directory.resolve("other"), new byte[1]);
        try (BundleReader reader = BundleReader.open(zip)) {
            reader.roots();
            assertThat(reader.claimedBundleId())
                    .isEqualTo(Manifest.bundleId(bundle.manifest().toPayload()));
            assertThat(reader.isStillAt(zip)).isTrue();
            assertThat(reader.isStillAt(other)).isFalse();
            assertThat(reader.isStillAt(directory.resolve("none"))).isFalse();
            assertThat(reader.isStillAt(directory)).isFalse();
        }
    }

    @Test
    void verifiesEveryByteAlsoForWhoHoldsNothing() throws IOException {
        Path zip = bundle.build();
        carried(zip);
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length - 1] ^= 1;
        Files.write(zip, bytes);

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> carried(zip))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_HEADER_MISMATCH"));
    }

    @Test
    void writesTheFileThatItDescribesAndNothingBesideIt() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("out"));

        BundleWriter.Written written = BundleWriter.write(
                folder, bundle.sign(bundle.manifest()), bundle.roots(), bundle.store, Progress.IGNORED);

        assertThat(written.size()).isEqualTo(Files.size(written.file()));
        assertThat(written.sha256())
                .isEqualTo(Sha256.of(Files.readAllBytes(written.file())).hex());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(written.file());
        }
    }

    @Test
    void doesNotWriteWhatDoesNotBelongTogether() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("out"));
        Manifest honest = bundle.manifest();
        Manifest oneMore = with(
                honest,
                new IndexSummary(4, honest.index().bytes(), honest.index().form()));
        byte[] otherRoots = new Roots(List.of()).toBytes();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BundleWriter.write(folder, bundle.sign(honest), otherRoots, bundle.store, Progress.IGNORED))
                .withMessageContaining("roots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleWriter.write(
                        folder, bundle.sign(oneMore), bundle.roots(), bundle.store, Progress.IGNORED))
                .withMessageContaining("3 records, the manifest says 4");
        Manifest longWinded = removing(
                honest,
                IntStream.range(0, 400)
                        .mapToObj(i -> new Removed("c" + i, "x".repeat(500)))
                        .toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleWriter.write(
                        folder, bundle.sign(longWinded), bundle.roots(), bundle.store, Progress.IGNORED))
                .withMessageContaining("envelope");
        assertThat(folder).isEmptyDirectory();
    }

    private void carried(Path zip) throws IOException {
        try (BundleReader reader = BundleReader.open(zip)) {
            reader.verify(bundle.root.walk(reader.roots()), BundleFixture.EXPECTATIONS);
            reader.check(Progress.IGNORED);
        }
    }

    private static Manifest removing(Manifest of, List<Removed> removed) {
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
                removed,
                of.withdrawn(),
                of.requirements(),
                of.validity(),
                of.lastReceipt(),
                of.cycle(),
                of.producer(),
                of.roots(),
                of.index());
    }

    private Manifest with(Manifest of, IndexSummary index) {
        return bundle.manifest(new IndexWriter.Written(index, of.snapshotDigest()));
    }
}
