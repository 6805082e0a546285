package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.SnapshotDigest;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.bundler.source.SourceFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Adds up the files of one component of a source that has no versions of its own: the version names the content, and the
 * newest file says when it was published.
 */
final class ComponentTally {

    private static final int VERSION_LENGTH = 16;

    private final SnapshotDigest listing = new SnapshotDigest();
    private Instant newest = Instant.MIN;

    void add(SourceFile file, IndexRecord stored) {
        listing.add(stored.path(), stored.size(), stored.sha256());
        if (file.published().isAfter(newest)) {
            newest = file.published();
        }
    }

    Component toComponent(String id, String type) {
        String version = listing.finish().substring(0, VERSION_LENGTH);
        return new Component(id, type, VersionOrder.NONE, version, newest.truncatedTo(ChronoUnit.MILLIS));
    }
}
