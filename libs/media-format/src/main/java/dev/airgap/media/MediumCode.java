package dev.airgap.media;

/** What can be found wrong with a medium, or go wrong while writing or reading one. */
public enum MediumCode {
    /** The folder where the medium should be mounted is not there. */
    MEDIUM_MISSING,
    /** Nothing of ours lies on the medium. */
    MEDIUM_EMPTY,
    /** Something lies on the medium that nobody of this pipeline put there. */
    MEDIUM_UNEXPECTED_FILE,
    /** A transfer without its signed volume manifest: it was never finished. */
    MEDIUM_NOT_SEALED,
    /** The volume manifest is malformed, or not signed by a key that may seal transfers for this site. */
    MEDIUM_MANIFEST_INVALID,
    /** The root documents on the medium are not such, or older than those that the transfer was sealed with. */
    MEDIUM_ROOTS_INVALID,
    /** The volume belongs to another set than those that came before. */
    MEDIUM_VOLUME_MIXED,
    /** The transfer was sealed for another site. */
    MEDIUM_WRONG_SITE,
    /** The manifest names a file that is not on the medium. */
    MEDIUM_FILE_MISSING,
    /** A file on the medium is not the one that was sealed. */
    MEDIUM_FILE_CHANGED,
    /** A transfer's folder holds a file that its manifest does not name. */
    MEDIUM_FILE_ADDED,
    /** The medium could not be read; it can be tried again. */
    MEDIUM_UNREADABLE,
    /** The medium could not be written; it can be tried again. */
    MEDIUM_UNWRITABLE,
    /** A file is larger than the medium's file system can hold. */
    MEDIUM_FILE_TOO_LARGE,
    /** The medium has no room for the transfer. */
    MEDIUM_FULL,
    /** What was read back from the medium is not what was written. */
    MEDIUM_READ_BACK_DIFFERS,
    /** The bytes to be written did not arrive completely; they can be asked for again. */
    SOURCE_UNREADABLE,
    /** The bytes to be written are not the announced ones. */
    SOURCE_CHANGED,
    /** The folder that files are copied into could not be written. */
    TARGET_UNWRITABLE,
    /** The folder that files are copied into has no room. */
    TARGET_FULL,
    /** Somebody stopped it. */
    CANCELLED
}
