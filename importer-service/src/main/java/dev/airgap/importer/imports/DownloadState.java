package dev.airgap.importer.imports;

/** Where a download is. */
public enum DownloadState {
    QUEUED,
    RUNNING,
    FINISHED;

    boolean canBecome(DownloadState next) {
        return switch (this) {
            case QUEUED -> next == RUNNING;
            case RUNNING -> next == FINISHED;
            case FINISHED -> false;
        };
    }
}
