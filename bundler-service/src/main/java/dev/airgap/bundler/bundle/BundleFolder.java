package dev.airgap.bundler.bundle;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.BundleWriter;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.bundler.store.StorageException;
import dev.airgap.trust.Envelope;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** The folder that bundles are written to: each appears whole under its signed name. */
final class BundleFolder {

    private final Path folder;

    BundleFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Signs and writes the bundle of a draft, after clearing away what a killed build left.
     *
     * @throws BuildException if it cannot be built
     * @throws StorageException if it cannot be written
     * @throws dev.airgap.trust.TrustException if the root does not vouch for the release key
     */
    BuiltBundle build(
            Draft draft, Release release, String producer, Instant now, ContentStore store, Progress progress) {
        byte[] roots = Draft.roots(release.root());
        byte[] manifest = draft.toManifest(release.root(), roots, producer).toPayload();
        Envelope envelope = release.sign(manifest, draft.position().site(), now);
        refuseTooLarge(envelope);
        try {
            Files.createDirectories(folder);
            removeLeftovers();
            BundleWriter.Written written = BundleWriter.write(folder, envelope, roots, store, progress::at);
            return new BuiltBundle(
                    Manifest.bundleId(manifest), draft, written.file(), written.size(), written.sha256());
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new BuildException(
                    BuildFault.CONTENT_LOST, "a content of the snapshot is not in the content store", e);
        } catch (IOException e) {
            throw StorageException.of("the bundle cannot be written", e);
        }
    }

    private static void refuseTooLarge(Envelope envelope) {
        int size = envelope.toBytes().length;
        if (size > BundleReader.MAX_ENVELOPE) {
            throw new BuildException(
                    BuildFault.MANIFEST_TOO_LARGE,
                    "the signed manifest would have %d bytes, the format allows %d: fewer components or shorter names"
                            .formatted(size, BundleReader.MAX_ENVELOPE),
                    null);
        }
    }

    /** Removes a bundle that was written but will not be released. */
    void discard(String fileName) {
        try {
            Files.deleteIfExists(folder.resolve(fileName));
        } catch (IOException e) {
            throw StorageException.of(fileName + " cannot be removed", e);
        }
    }

    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }
}
