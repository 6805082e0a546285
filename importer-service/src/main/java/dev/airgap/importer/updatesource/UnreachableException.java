package dev.airgap.importer.updatesource;

/** The update source gave no usable index or not the bundles that it lists: the connection alarm. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String detail) {
        super(detail);
    }
}
