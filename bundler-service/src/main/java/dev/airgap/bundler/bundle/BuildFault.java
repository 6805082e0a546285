package dev.airgap.bundler.bundle;

/** What keeps a bundle from being built although its snapshot is complete; the names are the codes that people see. */
public enum BuildFault {
    /** The release key is not where it should be, or not readable. */
    SIGNING_KEY_UNREADABLE,
    /** The root document is not where it should be, or not readable. */
    ROOT_UNREADABLE,
    /** A root document between the one that the site trusts and the newest is missing, or the site has a newer one. */
    ROOT_CHAIN_BROKEN,
    /** The root lets nobody sign bundles of the site. */
    NOT_DELEGATED,
    /** The root does not let the configured key sign. */
    KEY_UNKNOWN,
    /** One key would be enough to release a bundle, and nobody has said that it may be. */
    SINGLE_SIGNER_NOT_ALLOWED,
    /** So many components with such long names that the signed manifest outgrows the format. */
    MANIFEST_TOO_LARGE,
    /** A content that the snapshot lists is gone from the content store, or damaged. */
    CONTENT_LOST
}
