package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException;
import dev.airgap.importer.snapshot.NotNextException;
import dev.airgap.trust.TrustException;

/** Why a bundle is refused: a stable code, and what was expected and found. */
record Reason(String code, String detail) {

    static Reason of(BundleException e) {
        return new Reason(e.code(), said(e));
    }

    static Reason of(TrustException e) {
        return new Reason(e.code(), said(e));
    }

    static Reason of(NotNextException e) {
        return new Reason(e.refusal().name(), said(e));
    }

    /** The relay's own disk failed, not the bundle. */
    static Reason ofStorage(Exception e) {
        return new Reason("RELAY_STORAGE_FAILED", "the relay's disk cannot take the bundle: " + said(e));
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
