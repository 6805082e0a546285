package dev.airgap.contracts.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an activation: staged, switched, activated or reverted.
 *
 * @param unchanged whether the content is that of the bundle before it
 * @param nextExpectedBy by when the bundle says the next one should be here, RFC 3339, UTC
 * @param detail why it was reverted
 * @param overrideId what two persons allowed it by, although a rule was against it
 * @param warnings codes of what somebody should look at, although nothing was refused for it
 */
public record SnapshotStep(
        String site,
        long epoch,
        long sequence,
        String bundleId,
        String fileName,
        String snapshotDigest,
        long files,
        long bytes,
        boolean unchanged,
        String nextExpectedBy,
        @Nullable String detail,
        @Nullable String overrideId,
        @Nullable List<String> warnings) {

    public SnapshotStep {
        warnings = warnings == null ? null : List.copyOf(warnings);
    }

    /** A step without override and warnings. */
    public SnapshotStep(
            String site,
            long epoch,
            long sequence,
            String bundleId,
            String fileName,
            String snapshotDigest,
            long files,
            long bytes,
            boolean unchanged,
            String nextExpectedBy,
            @Nullable String detail) {
        this(
                site,
                epoch,
                sequence,
                bundleId,
                fileName,
                snapshotDigest,
                files,
                bytes,
                unchanged,
                nextExpectedBy,
                detail,
                null,
                null);
    }
}
