package dev.airgap.importer.store;

import dev.airgap.bundle.ContentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The content store and its neighbours, opened when first needed. */
@ApplicationScoped
public class RelayStore {

    private final Path root;
    private @Nullable ContentStore contents;

    RelayStore(StoreConfig config) {
        this.root = config.contentStore();
    }

    /** @throws UncheckedIOException if the folder cannot be used */
    public synchronized ContentStore contents() {
        if (contents == null) {
            try {
                contents = ContentStore.open(root);
            } catch (IOException e) {
                throw new UncheckedIOException("the content store cannot be opened", e);
            }
        }
        return contents;
    }

    /** Where listings of snapshots lie, ready to be served. */
    public Path listings() {
        return folder("listings");
    }

    /** An empty folder for bundles on their way from an update source; what lay there is removed. */
    public Path emptyArrivals() {
        Path arrivals = folder("arrivals");
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(arrivals)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
            return arrivals;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for arrivals cannot be emptied", e);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("a folder of the content store cannot be made", e);
        }
    }
}
