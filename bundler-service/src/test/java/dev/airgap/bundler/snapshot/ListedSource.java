package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundler.source.SourceException;
import dev.airgap.bundler.source.SourceFault;
import dev.airgap.bundler.source.SourceFile;
import dev.airgap.bundler.source.SourceListing;
import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that exists in a test only. */
final class ListedSource implements SourceListing {

    private final NavigableMap<BundlePath, SourceFile> files = new TreeMap<>();
    private final NavigableMap<BundlePath, byte[]> contents = new TreeMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private boolean changes;

    ListedSource with(String path, String content, Instant published) {
        BundlePath key = BundlePath.of(path);
        String component = path.contains("/") ? path.substring(0, path.indexOf('/')) : "root";
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        files.put(key, new SourceFile(key, component, bytes.length, published, Optional.empty()));
        contents.put(key, bytes);
        return this;
    }

    /** A file whose digest the source knows. */
    ListedSource withDigest(String path, String content, Instant published) {
        with(path, content, published);
        SourceFile plain = files.get(BundlePath.of(path));
        Optional<String> digest =
                Optional.of(Sha256.of(contents.get(plain.path())).hex());
        files.put(
                plain.path(), new SourceFile(plain.path(), plain.component(), plain.size(), plain.published(), digest));
        return this;
    }

    /** How many files were opened. */
    int opened() {
        return opened.get();
    }

    ListedSource changingMeanwhile() {
        changes = true;
        return this;
    }

    @Override
    public Iterable<SourceFile> files() {
        return files.values();
    }

    @Override
    public int fileCount() {
        return files.size();
    }

    @Override
    public long totalBytes() {
        return files.values().stream().mapToLong(SourceFile::size).sum();
    }

    @Override
    public String componentType() {
        return "directory";
    }

    @Override
    public InputStream open(SourceFile file) {
        opened.incrementAndGet();
        return new ByteArrayInputStream(contents.get(file.path()));
    }

    @Override
    public void confirmUnchanged() {
        if (changes) {
            throw new SourceException(SourceFault.SOURCE_CHANGED, "changed");
        }
    }
}
