package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException;
import dev.airgap.trust.TrustException;
import java.io.UncheckedIOException;

/** Why a bundle is refused or a download failed: a stable code, and what was expected and found. */
public record Reason(String code, String detail) {

    private static final String STORAGE = "RELAY_STORAGE_FAILED";

    static Reason of(BundleException e) {
        return new Reason(e.code(), said(e));
    }

    static Reason of(TrustException e) {
        return new Reason(e.code(), said(e));
    }

    /** The relay's own disk failed, not the bundle. */
    static Reason ofStorage(Exception e) {
        return new Reason(STORAGE, "the relay's disk cannot take the bundle: " + said(e));
    }

    /** What ended a download, and is nobody's fault but the relay's. */
    static Reason ofRelay(RuntimeException e) {
        return e instanceof UncheckedIOException
                ? new Reason(STORAGE, said(e))
                : new Reason("IMPORT_FAILED", "the relay failed; its log has more under this download's id");
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
