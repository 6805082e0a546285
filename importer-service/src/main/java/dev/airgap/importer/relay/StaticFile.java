package dev.airgap.importer.relay;

import java.nio.file.Path;
import java.time.Instant;

/** Bytes on disk and what HTTP says about them. */
record StaticFile(Path path, long size, String sha256, Instant lastModified, String contentType) {

    /** Strong: equal tags, equal bytes (RFC 9110 section 8.8.3). */
    String entityTag() {
        return "\"" + sha256 + "\"";
    }
}
