package dev.airgap.bundler.bundle;

import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundler.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle carries: its whole snapshot, or what is other there than in a snapshot that the site holds.
 *
 * @param base digest of the snapshot that it rests on; null if it is full
 * @param index of what it carries, in the content store
 */
record Basis(@Nullable String base, IndexSummary index) {

    static Basis nothing(Snapshot snapshot) {
        return new Basis(null, snapshot.index());
    }

    Manifest.Kind kind() {
        return base == null ? Manifest.Kind.FULL : Manifest.Kind.DIFFERENTIAL;
    }

    boolean isSmallerThan(Basis other) {
        return bytes() < other.bytes();
    }

    private long bytes() {
        return index.bytes() + index.form().storedSize();
    }
}
