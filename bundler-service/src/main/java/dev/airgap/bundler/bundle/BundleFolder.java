package dev.airgap.bundler.bundle;

import dev.airgap.bundle.BundleWriter;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.store.StorageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder that bundles are written to: each appears whole under its signed name. */
final class BundleFolder {

    private final Path folder;

    BundleFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Writes the bundle of a signed manifest, after clearing away what a killed build left.
     *
     * @throws BuildException if it cannot be built
     * @throws StorageException if it cannot be written
     */
    BuiltBundle assemble(DraftedManifest draft, Snapshot snapshot, ContentStore store, Progress progress) {
        try {
            Files.createDirectories(folder);
            removeLeftovers();
            BundleWriter.Written written =
                    BundleWriter.write(folder, draft.toEnvelope(), draft.roots(), store, progress::at);
            return new BuiltBundle(draft, snapshot, written.file(), written.size(), written.sha256());
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new BuildException(
                    BuildFault.CONTENT_LOST, "a content of the snapshot is not in the content store", e);
        } catch (IOException e) {
            throw StorageException.of("the bundle cannot be written", e);
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
