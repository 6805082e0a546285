package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where verified bytes go, each under its own SHA-256: a {@link ContentStore} keeps them, {@link #none} does not. */
public interface ContentSink {

    /** Keeps nothing and writes nowhere: for a check on a station whose disks are read-only. */
    static ContentSink none() {
        return new NothingKept();
    }

    /**
     * Whether these bytes are already here and still have their digest: then they need not come again, and are durable
     * after the next {@link #sync}.
     */
    boolean keepsIntact(String sha256) throws IOException;

    /** Bytes on their way here. */
    PendingContent newBlob() throws IOException;

    /** Bytes that were committed, to be read back; empty if none are kept. */
    Optional<InputStream> kept(String sha256) throws IOException;

    /** Makes everything committed durable. */
    void sync() throws IOException;
}
