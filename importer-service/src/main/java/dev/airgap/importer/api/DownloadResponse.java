package dev.airgap.importer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.importer.imports.BundleOutcome;
import dev.airgap.importer.imports.Download;
import dev.airgap.importer.imports.DownloadOutcome;
import dev.airgap.importer.imports.DownloadState;
import dev.airgap.importer.imports.MetBundle;
import dev.airgap.importer.imports.Progress;
import dev.airgap.importer.imports.Reason;
import dev.airgap.importer.imports.SourceResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A security update download.
 *
 * @param error why it is not a success
 * @param updateSource the source that was configured when it ran, and what asking it led to
 * @param bundles what became of each bundle it met; with {@code nextAction} where two persons and the approvers can go on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DownloadResponse(
        String id,
        @Nullable String cycleId,
        DownloadState state,
        @Nullable DownloadOutcome outcome,
        @Nullable Reason error,
        @Nullable String updateSource,
        @Nullable SourceResult updateSourceResult,
        @Nullable Progress progress,
        List<Bundle> bundles,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bundle(
            String fileName,
            @Nullable String bundleId,
            BundleOutcome outcome,
            @Nullable String code,
            @Nullable String detail,
            List<Reason> warnings,
            @Nullable NextAction nextAction) {

        static Bundle of(MetBundle bundle) {
            return new Bundle(
                    bundle.fileName(),
                    bundle.bundleId().orElse(null),
                    bundle.outcome(),
                    bundle.code().orElse(null),
                    bundle.detail().orElse(null),
                    bundle.warnings(),
                    NextAction.after(bundle).orElse(null));
        }
    }

    static DownloadResponse of(Download download) {
        return new DownloadResponse(
                download.id(),
                download.cycleId().orElse(null),
                download.state(),
                download.outcome().orElse(null),
                download.error().orElse(null),
                download.updateSource().orElse(null),
                download.sourceResult().orElse(null),
                download.progress().orElse(null),
                download.bundles().stream().map(Bundle::of).toList(),
                download.createdAt(),
                download.startedAt().orElse(null),
                download.finishedAt().orElse(null));
    }
}
