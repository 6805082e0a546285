package dev.airgap.bundler.source;

/** What can be wrong with an update source; the names are the codes that people see. */
public enum SourceFault {
    /** There is no such directory or index, or a file of the index is not on the server. */
    SOURCE_MISSING,
    /** There is no file in it. */
    SOURCE_EMPTY,
    /** More components than a manifest carries. */
    SOURCE_TOO_MANY_COMPONENTS,
    /** A name that the bundle format does not allow. */
    SOURCE_PATH_REFUSED,
    /** Two names that differ only in upper and lower case. */
    SOURCE_NAMES_COLLIDE,
    /** A symbolic link, device, pipe or socket. */
    SOURCE_NOT_A_REGULAR_FILE,
    /** Something changed while it was read. */
    SOURCE_CHANGED,
    /** The operating system or the server refuses to let something be read. */
    SOURCE_UNREADABLE,
    /** The server cannot be reached, is too slow, or gives up in the middle, again and again. */
    SOURCE_UNREACHABLE,
    /** The index is not one. */
    SOURCE_INDEX_MALFORMED,
    /** A file is not the one that the index describes. */
    SOURCE_HASH_MISMATCH,
    /** The server redirects too often, in a loop, or to somewhere less safe. */
    SOURCE_REDIRECTS
}
