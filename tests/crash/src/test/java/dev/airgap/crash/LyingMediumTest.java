package dev.airgap.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.HeldSnapshots;
import dev.airgap.bundle.Progress;
import dev.airgap.crash.Deliveries.Delivery;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle's file changes while it is read: what was verified is what is kept, and nothing else. */
class LyingMediumTest {

    @TempDir
    Path folder;

    private Deliveries deliveries;
    private Delivery delivery;
    private Path zip;
    private ContentStore store;

    @BeforeEach
    void aBundleOnAMedium() throws IOException {
        deliveries = new Deliveries(folder.resolve("dmz"));
        delivery = deliveries.next();
        zip = Files.copy(delivery.zip(), folder.resolve(delivery.fileName()));
        store = ContentStore.open(folder.resolve("content"));
    }

    @Test
    void whatChangesAfterTheManifestWasVerifiedIsRefused() throws IOException {
        try (BundleReader reader = verified()) {
            overwrite(Files.size(zip) / 2);

            assertThatThrownBy(() -> reader.extract(store, HeldSnapshots.NONE, Progress.IGNORED))
                    .isInstanceOf(BundleException.class);
        }
        requireOnlySignedContents();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whatChangesWhileFilesAreReadIsRefusedOrWasReadBefore(int files) throws IOException {
        boolean refused = false;
        try (BundleReader reader = verified()) {
            reader.extract(store, HeldSnapshots.NONE, (done, total) -> {
                if (done == files) {
                    overwrite(0);
                }
            });
        } catch (BundleException e) {
            refused = true;
        }
        requireOnlySignedContents();
        if (!refused) {
            requireAllContents();
        }
    }

    @Test
    void aManifestThatChangesBehindTheReaderIsNotReadAgain() throws IOException {
        try (BundleReader reader = verified()) {
            byte[] other = Files.readAllBytes(deliveries.old().zip());
            Files.write(zip, Arrays.copyOf(other, 4096), StandardOpenOption.WRITE);

            assertThat(reader.claimedBundleId()).isEqualTo(delivery.bundleId());
        }
    }

    @Test
    void whatChangesAfterItWasReadChangesNothing() throws IOException {
        try (BundleReader reader = verified()) {
            reader.extract(store, HeldSnapshots.NONE, Progress.IGNORED);
            overwrite(0);
        }
        requireOnlySignedContents();
        requireAllContents();
    }

    @Test
    void aFileThatTakesTheNameIsNeitherReadNorTakenForTheBundle() throws IOException {
        try (BundleReader reader = verified()) {
            Path other = Files.copy(deliveries.old().zip(), folder.resolve("other"));
            Files.move(other, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            reader.extract(store, HeldSnapshots.NONE, Progress.IGNORED);

            assertThat(reader.isStillAt(zip)).isFalse();
        }
        requireAllContents();
    }

    private BundleReader verified() {
        BundleReader reader = BundleReader.open(zip);
        TrustedRoot newest = TrustedRoot.parse(deliveries.rootDocument()).walk(reader.roots());
        reader.verify(newest, new Expectations(Relay.SITE, Deliveries.NOW, Relay.VERSION));
        return reader;
    }

    /** The same file with other bytes from here to its end. */
    private void overwrite(long from) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            Arrays.fill(bytes, (int) from, bytes.length, (byte) 'x');
            Files.write(zip, bytes, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireAllContents() throws IOException {
        for (String signed : signed()) {
            assertThat(store.holdsIntact(signed)).isTrue();
        }
    }

    /** But for the index, which lists them. */
    private void requireOnlySignedContents() throws IOException {
        Set<String> signed = signed();
        int others = 0;
        try (Stream<Path> blobs = Files.walk(folder.resolve("content/blobs"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                String sha256 = Sha256.of(Files.readAllBytes(blob)).hex();
                assertThat(blob.getFileName()).hasToString(sha256);
                others += signed.contains(sha256) ? 0 : 1;
            }
        }
        assertThat(others).isLessThanOrEqualTo(1);
    }

    private Set<String> signed() {
        return delivery.contents().values().stream()
                .map(content -> Sha256.of(content).hex())
                .collect(Collectors.toSet());
    }
}
