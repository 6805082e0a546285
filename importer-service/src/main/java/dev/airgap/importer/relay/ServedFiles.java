package dev.airgap.importer.relay;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.IndexLookup;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.PathException;
import dev.airgap.importer.store.RelayStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file that a request's path names in the snapshot that is served. Paths are lookup keys, never file names. */
@ApplicationScoped
class ServedFiles {

    private static final String LISTING = "/.airgap/snapshot.json";

    private final Pointer pointer;
    private final RelayStore store;

    ServedFiles(Pointer pointer, RelayStore store) {
        this.pointer = pointer;
        this.store = store;
    }

    /**
     * @param rawPath the request's path, percent-encoded as it came
     * @throws UncheckedIOException if the disk does not give what the index promises
     */
    Optional<StaticFile> find(String rawPath) {
        Optional<Served> served = pointer.served();
        if (served.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> path = decode(rawPath);
        if (path.filter(LISTING::equals).isPresent()) {
            return Optional.of(served.get().listing());
        }
        return path.flatMap(ServedFiles::key).flatMap(key -> find(served.get(), key));
    }

    private Optional<StaticFile> find(Served served, BundlePath key) {
        try {
            Optional<IndexRecord> found = IndexLookup.find(served.index(), key);
            return found.isEmpty() ? Optional.empty() : Optional.of(file(served, found.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("the content store does not give " + key, e);
        }
    }

    private StaticFile file(Served served, IndexRecord found) throws IOException {
        Path content = store.contents().path(found.sha256());
        long size = Files.size(content);
        if (size != found.size()) {
            throw new IOException(size + " bytes, expected " + found.size());
        }
        return new StaticFile(content, size, found.sha256(), served.since(), "application/octet-stream");
    }

    private static Optional<String> decode(String rawPath) {
        try {
            // Only this constructor leaves a plus sign alone and refuses malformed escapes.
            return Optional.ofNullable(new URI(rawPath).getPath());
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<BundlePath> key(String path) {
        try {
            return path.startsWith("/") ? Optional.of(BundlePath.of(path.substring(1))) : Optional.empty();
        } catch (PathException nothingThatABundleHolds) {
            return Optional.empty();
        }
    }
}
