package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.trust.TrustException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The folder where people and transfer-service place bundles. */
@ApplicationScoped
class InstallDirectory {

    private final Path folder;

    InstallDirectory(ImportConfig config) {
        this.folder = config.installDirectory();
    }

    /**
     * Everything named {@code .zip}, sorted by name: what is no regular file is for the reader to refuse, never to be passed
     * over in silence. Only names that begin with a dot, which are still being written, are left alone.
     */
    List<Path> bundles() {
        List<Path> bundles = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.zip")) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(".")) {
                    bundles.add(file);
                }
            }
        } catch (NoSuchFileException nothingWasEverPlaced) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the install directory cannot be read", e);
        }
        Collections.sort(bundles);
        return bundles;
    }

    /** Removes a bundle that is of no more use, if the file of that name is still that bundle. */
    void remove(String fileName, String bundleId) {
        Path file = folder.resolve(fileName);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (BundleReader reader = BundleReader.open(file)) {
            reader.roots();
            if (reader.claimedBundleId().equals(bundleId) && reader.isStillAt(file)) {
                Files.delete(file);
                Log.infof("removed from the install directory fileName=%s bundleId=%s", fileName, bundleId);
            }
        } catch (BundleException | TrustException another) {
            Log.infof("another file has taken the name, it stays fileName=%s", fileName);
        } catch (IOException e) {
            Log.warnf("cannot be removed from the install directory fileName=%s: %s", fileName, e.getMessage());
        }
    }
}
