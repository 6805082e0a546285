package dev.airgap.importer.api;

import dev.airgap.importer.imports.Download;
import java.util.List;

/** The newest hundred downloads, newest first. */
record DownloadList(List<DownloadResponse> items) {

    static DownloadList of(List<Download> downloads) {
        return new DownloadList(downloads.stream().map(DownloadResponse::of).toList());
    }
}
