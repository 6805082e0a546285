package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.StoredFile;
import dev.airgap.bundler.source.SourceFile;
import dev.airgap.bundler.source.SourceListing;
import dev.airgap.bundler.store.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Reads a source into the content store in one pass: each file once, streamed, its index line written as soon as it and
 * all before it are stored. A file whose content is known already costs no new bytes.
 */
final class SourceReading {

    private static final int FILES_AT_A_TIME = 8;
    private static final int CONTENT_LOCKS = 64;

    /** A file of the source, and what the store made of it. */
    private record Read(SourceFile file, IndexRecord stored) {}

    private final SourceListing listing;
    private final ContentStore store;
    private final Progress progress;
    private final long totalBytes;
    private final NavigableMap<String, ComponentTally> components = new TreeMap<>();
    private final List<Lock> contents =
            Stream.<Lock>generate(ReentrantLock::new).limit(CONTENT_LOCKS).toList();
    private long readBytes;

    private SourceReading(SourceListing listing, ContentStore store, Progress progress) {
        this.listing = listing;
        this.store = store;
        this.progress = progress;
        this.totalBytes = listing.totalBytes();
    }

    /**
     * Reads everything.
     *
     * @throws dev.airgap.bundler.source.SourceException if the source changes meanwhile or cannot be read
     * @throws StorageException if the store cannot take it
     */
    static Content of(SourceListing listing, ContentStore store, Progress progress) {
        SourceReading reading = new SourceReading(listing, store, progress);
        try (ReadAhead<SourceFile, Read> files =
                new ReadAhead<>(listing.files().iterator(), FILES_AT_A_TIME, reading::read)) {
            IndexWriter.Written index = IndexWriter.write(store, reading.tallying(files));
            listing.confirmUnchanged();
            return new Content(index.snapshotDigest(), index.summary(), reading.tallied());
        } catch (IOException e) {
            throw StorageException.of("the listing of the snapshot cannot be stored", e);
        }
    }

    private Read read(SourceFile file) {
        return new Read(file, new IndexRecord(file.path(), store(file)));
    }

    private Iterator<IndexRecord> tallying(Iterator<Read> files) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return files.hasNext();
            }

            @Override
            public IndexRecord next() {
                Read next = files.next();
                components
                        .computeIfAbsent(next.file().component(), id -> new ComponentTally())
                        .add(next.file(), next.stored());
                return next.stored();
            }
        };
    }

    /** One content at a time: of files that are equal, the second then finds what the first has stored. */
    private StoredFile store(SourceFile file) {
        if (file.sha256().isEmpty()) {
            return storeAnew(file);
        }
        Lock lock = contents.get(Math.floorMod(file.sha256().get().hashCode(), CONTENT_LOCKS));
        lock.lock();
        try {
            Optional<StoredFile> known = known(file.sha256().get(), file.size());
            if (known.isPresent()) {
                advance(file.size());
            }
            return known.orElseGet(() -> storeAnew(file));
        } finally {
            lock.unlock();
        }
    }

    private StoredFile storeAnew(SourceFile file) {
        try (InputStream content = listing.open(file)) {
            return store.put(new CountedStream(content, this::advance));
        } catch (IOException e) {
            throw StorageException.of(file.path() + " cannot be stored", e);
        }
    }

    private Optional<StoredFile> known(String sha256, long size) {
        try {
            return store.form(sha256).filter(form -> form.size() == size);
        } catch (IOException e) {
            throw StorageException.of("the content store cannot be read", e);
        }
    }

    private synchronized void advance(long bytes) {
        readBytes += bytes;
        progress.at(readBytes, totalBytes);
    }

    private List<Component> tallied() {
        String type = listing.componentType();
        return components.entrySet().stream()
                .map(entry -> entry.getValue().toComponent(entry.getKey(), type))
                .toList();
    }
}
