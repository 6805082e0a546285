package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import java.time.Instant;
import java.util.Optional;

/**
 * One file that a source offers.
 *
 * @param component id of the component that it belongs to
 * @param size bytes
 * @param published when it was last changed where it comes from
 * @param sha256 of its content, lower-case hex, if the source says it: content that is known is not read again
 */
public record SourceFile(BundlePath path, String component, long size, Instant published, Optional<String> sha256) {}
