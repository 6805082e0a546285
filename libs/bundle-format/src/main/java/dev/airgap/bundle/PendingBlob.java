package dev.airgap.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes on their way into a {@link ContentStore}: a temporary file that becomes a blob on commit and vanishes otherwise. */
public final class PendingBlob extends PendingContent {

    private final ContentStore store;
    private final Path part;
    private final Digesting out;
    private boolean open = true;

    PendingBlob(ContentStore store, Path part) throws IOException {
        this.store = store;
        this.part = part;
        this.out = Digesting.into(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
    }

    /** Bytes written so far. */
    public long size() {
        return out.size();
    }

    @Override
    public String finish() throws IOException {
        out.close();
        open = false;
        return out.sha256();
    }

    /** The finished bytes, before they are committed. */
    Path path() {
        return part;
    }

    @Override
    Optional<InputStream> reopen() throws IOException {
        return Optional.of(Files.newInputStream(part));
    }

    @Override
    public void commit(String sha256) throws IOException {
        Durable.syncFile(part);
        store.adopt(part, sha256);
    }

    /** Discards the bytes unless they were committed. */
    @Override
    public void close() throws IOException {
        try {
            if (open) {
                open = false;
                out.close();
            }
        } finally {
            // On a full disk closing fails: all the more the bytes have to go.
            Files.deleteIfExists(part);
        }
    }
}
