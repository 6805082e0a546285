package dev.airgap.bundle;

import dev.airgap.zip.Deflation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Bytes under their own SHA-256, on one file system: contents and stored forms alike.
 *
 * <p>Layout under the root: {@code blobs/ab/<sha256>} the bytes, {@code forms/ab/<sha256>} the record of the one stored
 * form made of a content, {@code tmp/} what is being written. A blob appears whole (fsync, then rename) or not at all;
 * {@code tmp} is emptied when the store is opened, so one process owns a store. Safe for use by many threads.
 */
public final class ContentStore implements ContentSink {

    private final Path blobs;
    private final Path forms;
    private final Path temporary;
    private final Set<Path> unsynced = ConcurrentHashMap.newKeySet();
    private final Set<Path> synced = ConcurrentHashMap.newKeySet();

    private ContentStore(Path root) {
        this.blobs = root.resolve("blobs");
        this.forms = root.resolve("forms");
        this.temporary = root.resolve("tmp");
    }

    /** Opens the store, creating it if it is not there, and removes what a killed process left half-written. */
    public static ContentStore open(Path root) throws IOException {
        ContentStore store = new ContentStore(root);
        boolean isNew = Files.notExists(root);
        Files.createDirectories(store.blobs);
        Files.createDirectories(store.forms);
        Files.createDirectories(store.temporary);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(store.temporary)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        Durable.syncDirectory(root);
        if (isNew) {
            Durable.syncDirectory(root.toAbsolutePath().getParent());
        }
        return store;
    }

    /**
     * Keeps the stored form of a content; the content itself only if it does not shrink. Read once, hashed on the way.
     * When a stored form of the same content is already here, that one is the answer.
     *
     * @return durable when this returns
     */
    public StoredFile put(InputStream content) throws IOException {
        return put(content, false);
    }

    /** Like {@link #put}, but deflated even if that makes it larger. */
    StoredFile putDeflated(InputStream content) throws IOException {
        return put(content, true);
    }

    private StoredFile put(InputStream content, boolean deflatedOnly) throws IOException {
        try (StoredFormWriter writer = new StoredFormWriter(this)) {
            content.transferTo(writer);
            StoredFile made = writer.finish(deflatedOnly);
            Optional<StoredFile> known =
                    form(made.sha256()).filter(form -> !deflatedOnly || form.encoding() == Encoding.DEFLATED);
            if (known.isPresent()) {
                meet(sharded(forms, made.sha256()));
                meet(path(known.get().storedSha256()));
                sync();
                return known.get();
            }
            writer.commit();
            writeForm(made);
            sync();
            return made;
        }
    }

    /** The stored form made of this content, if it was made here and its bytes are here. */
    public Optional<StoredFile> form(String sha256) throws IOException {
        try {
            String line = Files.readString(sharded(forms, sha256), StandardCharsets.US_ASCII);
            return FormRecord.parse(line)
                    .filter(form -> form.sha256().equals(sha256))
                    .filter(form -> hasSize(form.storedSha256(), form.storedSize()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * A blob about to be written. Nothing is in the store before {@link PendingBlob#commit}; call {@link #sync} before
     * relying on it to survive a power cut.
     */
    @Override
    public PendingBlob newBlob() throws IOException {
        return new PendingBlob(this, Files.createTempFile(temporary, "blob-", ".part"));
    }

    /** Whether a blob is here; its bytes are not read. */
    public boolean has(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    /** Whether a blob is here and still has its digest: reads it. */
    public boolean holdsIntact(String sha256) throws IOException {
        try (InputStream bytes = open(sha256)) {
            Digesting digesting = Digesting.into(OutputStream.nullOutputStream());
            bytes.transferTo(digesting);
            return digesting.sha256().equals(sha256);
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    /**
     * Like {@link #holdsIntact}; a blob that is here is durable after the next {@link #sync}, even if a process put it here
     * that was killed before it had called that.
     */
    @Override
    public boolean keepsIntact(String sha256) throws IOException {
        meet(path(sha256));
        return holdsIntact(sha256);
    }

    @Override
    public Optional<InputStream> kept(String sha256) throws IOException {
        return Optional.of(open(sha256));
    }

    /** @throws NoSuchFileException if it is not here */
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    /**
     * The content of a file: the blob of that digest if it is here, else inflated from its stored form.
     *
     * @throws NoSuchFileException if neither is here
     */
    public InputStream openContent(StoredFile file) throws IOException {
        if (file.encoding() == Encoding.STORED || has(file.sha256())) {
            return open(file.sha256());
        }
        return Deflation.inflating(open(file.storedSha256()));
    }

    /** Where the blob lies, whether it is here or not. */
    public Path path(String sha256) {
        return sharded(blobs, sha256);
    }

    /** Makes every blob committed or met durable under its name: fsyncs the directories concerned since the last call. */
    @Override
    public synchronized void sync() throws IOException {
        for (Path directory : unsynced.toArray(Path[]::new)) {
            unsynced.remove(directory);
            try {
                Durable.syncDirectory(directory);
            } catch (IOException e) {
                unsynced.add(directory);
                throw e;
            }
            synced.add(directory);
        }
    }

    /**
     * Deletes everything but these contents and the stored forms made of them. Nobody may put anything here meanwhile. What a
     * process that is killed leaves is deleted by the next call.
     *
     * @param contents digests of what somebody will still ask for
     * @return how many bytes were deleted
     */
    public long keepOnly(Set<String> contents) throws IOException {
        Set<String> kept = new HashSet<>(contents);
        for (String content : contents) {
            form(content).map(StoredFile::storedSha256).ifPresent(kept::add);
        }
        deleteExcept(forms, contents);
        return deleteExcept(blobs, kept);
    }

    private static long deleteExcept(Path parent, Set<String> kept) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(parent)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    bytes += Files.size(file);
                    Files.delete(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return bytes;
    }

    /** A name that this process did not give may have been given by one that was killed before its fsync. */
    private void meet(Path file) {
        Path directory = file.getParent();
        for (Path named : List.of(directory, directory.getParent())) {
            if (!synced.contains(named) && Files.isDirectory(named)) {
                unsynced.add(named);
            }
        }
    }

    /** Moves a finished and fsynced temporary file to its digest. */
    void adopt(Path finished, String sha256) throws IOException {
        place(finished, path(sha256));
    }

    private void writeForm(StoredFile form) throws IOException {
        Path part = Files.createTempFile(temporary, "form-", ".part");
        try {
            Files.writeString(part, FormRecord.line(form), StandardCharsets.US_ASCII);
            Durable.syncFile(part);
            place(part, sharded(forms, form.sha256()));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void place(Path finished, Path target) throws IOException {
        Path directory = target.getParent();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            unsynced.add(directory.getParent());
        }
        Durable.replace(finished, target);
        unsynced.add(directory);
    }

    private boolean hasSize(String sha256, long size) {
        try {
            return Files.size(path(sha256)) == size;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Path sharded(Path parent, String sha256) {
        if (!StoredFile.isSha256(sha256)) {
            throw new IllegalArgumentException("not a SHA-256 in 64 lower-case hex digits: " + sha256);
        }
        return parent.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
