package dev.airgap.bundler.source;

import dev.airgap.bundler.store.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What came of a file before a download was cut: found under the digest that the whole file has to have. Its failures are
 * this machine's, and are {@link StorageException}s, so that nobody looks for them at the server.
 */
final class PartialFile {

    static final String BYTES = ".part";
    static final String VALIDATOR = ".etag";

    private final Path folder;
    private final Path bytes;
    private final Path etag;

    PartialFile(Path folder, String sha256) {
        this.folder = folder;
        this.bytes = folder.resolve(sha256 + BYTES);
        this.etag = folder.resolve(sha256 + VALIDATOR);
    }

    long size() {
        try {
            return Files.size(bytes);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What the server called the file that these bytes are of. */
    Optional<String> etag() {
        try {
            return ETags.safe(Optional.of(Files.readString(etag)));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Begins anew. */
    void begin(Optional<String> name) {
        discard();
        try {
            Files.createDirectories(folder);
            Optional<String> known = ETags.safe(name);
            if (known.isPresent()) {
                Files.writeString(etag, known.get());
            }
            Files.createFile(bytes);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    InputStream read() throws IOException {
        return Files.newInputStream(bytes);
    }

    OutputStream append() throws IOException {
        return Files.newOutputStream(bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void discard() {
        try {
            Files.deleteIfExists(bytes);
            Files.deleteIfExists(etag);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static StorageException unusable(IOException e) {
        return StorageException.of("a download cannot be kept", e);
    }
}
