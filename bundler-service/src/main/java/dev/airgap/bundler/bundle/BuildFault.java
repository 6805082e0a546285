package dev.airgap.bundler.bundle;

/** What keeps a bundle from being built although its snapshot is complete; the names are the codes that people see. */
public enum BuildFault {
    /** The release key is not where it should be, or not readable. */
    SIGNING_KEY_UNREADABLE,
    /** The root document is not where it should be, or not readable. */
    ROOT_UNREADABLE,
    /** So many components with such long names that the signed manifest outgrows the format. */
    MANIFEST_TOO_LARGE,
    /** A content that the snapshot lists is gone from the content store, or damaged. */
    CONTENT_LOST
}
