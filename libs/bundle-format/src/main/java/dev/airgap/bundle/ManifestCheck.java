package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import java.nio.file.Path;
import java.time.Instant;

/** What can be said about a verified manifest without any memory of earlier ones. */
record ManifestCheck(Path file, Manifest manifest, Expectations expectations) {

    void run() {
        if (!manifest.site().equals(expectations.site())) {
            throw refuse(
                    Code.BUNDLE_WRONG_SITE, "is for site " + manifest.site() + ", this is site " + expectations.site());
        }
        if (!manifest.fileName().equals(String.valueOf(file.getFileName()))) {
            throw refuse(Code.BUNDLE_RENAMED, "its signed name is " + manifest.fileName());
        }
        IndexSummary index = manifest.index();
        if (index.files() > IndexSummary.MAX_FILES || index.bytes() > IndexSummary.MAX_BYTES) {
            throw refuse(
                    Code.BUNDLE_TOO_LARGE,
                    "lists %d files of %d bytes, at most %d files of %d bytes are accepted"
                            .formatted(index.files(), index.bytes(), IndexSummary.MAX_FILES, IndexSummary.MAX_BYTES));
        }
        Instant now = expectations.now();
        if (now != null && !now.isBefore(manifest.validity().expiresAt())) {
            throw refuse(
                    Code.BUNDLE_EXPIRED, "expired at " + manifest.validity().expiresAt());
        }
        String minimum = manifest.requirements().minimumRelayVersion();
        if (VersionOrder.DOTTED.isLower(expectations.relayVersion(), minimum)) {
            throw refuse(
                    Code.BUNDLE_RELAY_TOO_OLD,
                    "needs a relay from " + minimum + ", this is " + expectations.relayVersion());
        }
    }

    private BundleException refuse(Code code, String detail) {
        return new BundleException(code, file.getFileName() + ": " + detail);
    }
}
