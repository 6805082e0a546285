package dev.airgap.bundler.source;

import dev.airgap.bundler.store.StorageException;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Properties;

/**
 * The index that was read last, and what the server called it. Losing it costs one transfer; one that is damaged is as good
 * as lost. Its failures are this machine's, and are {@link StorageException}s.
 */
final class IndexCache {

    /**
     * @param bytes where it lies
     * @param etag what to ask with whether it is still the one
     */
    record Entry(Path bytes, Sha256 digest, Optional<String> etag, Optional<String> lastModified) {}

    private final Path folder;
    private final Path bytes;
    private final Path names;
    private final Path arriving;
    private final URI url;

    IndexCache(Path folder, URI url) {
        this.folder = folder;
        this.url = url;
        this.bytes = folder.resolve("index.json");
        this.names = folder.resolve("index.properties");
        this.arriving = folder.resolve("index.json.new");
    }

    /** The index of this URL; empty if there is none, one of another URL, or a damaged one. */
    Optional<Entry> read() {
        Properties known = new Properties();
        try (InputStream in = Files.newInputStream(names)) {
            known.load(in);
            Sha256 digest = digest();
            if (!url.toString().equals(known.getProperty("url"))
                    || !digest.hex().equals(known.getProperty("sha256"))) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    bytes,
                    digest,
                    ETags.safe(Optional.ofNullable(known.getProperty("etag"))),
                    ETags.safe(Optional.ofNullable(known.getProperty("last-modified")))));
        } catch (NoSuchFileException | IllegalArgumentException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Where an index is written while it arrives. */
    OutputStream arriving() {
        try {
            Files.createDirectories(folder);
            return Files.newOutputStream(arriving);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What has arrived is the index from now on. */
    Entry arrived(Sha256 digest, Optional<String> etag, Optional<String> lastModified) {
        Properties known = new Properties();
        known.setProperty("url", url.toString());
        known.setProperty("sha256", digest.hex());
        etag.ifPresent(name -> known.setProperty("etag", name));
        lastModified.ifPresent(time -> known.setProperty("last-modified", time));
        try {
            // Without its names the old index is not used any more; a kill in between costs nothing else.
            Files.deleteIfExists(names);
            Files.move(arriving, bytes, StandardCopyOption.ATOMIC_MOVE);
            Path written = folder.resolve("index.properties.new");
            try (OutputStream out = Files.newOutputStream(written)) {
                known.store(out, null);
            }
            Files.move(written, names, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
        return new Entry(bytes, digest, etag, lastModified);
    }

    private Sha256 digest() throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(bytes), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.ofDigest(digest.digest());
    }

    static StorageException unusable(IOException e) {
        return StorageException.of("the index of the update source cannot be kept", e);
    }
}
