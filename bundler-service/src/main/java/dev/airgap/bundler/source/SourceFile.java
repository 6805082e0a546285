package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import java.time.Instant;

/**
 * One file that a source offers.
 *
 * @param component id of the component that it belongs to
 * @param size bytes
 * @param published when it was last changed where it comes from
 */
public record SourceFile(BundlePath path, String component, long size, Instant published) {}
