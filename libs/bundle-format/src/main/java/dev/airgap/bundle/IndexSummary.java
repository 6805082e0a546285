package dev.airgap.bundle;

/**
 * What a manifest says about its index.
 *
 * @param files number of records
 * @param bytes sum of the content sizes
 * @param form the index itself as content and stored form, always deflated
 */
public record IndexSummary(long files, long bytes, StoredFile form) {

    /** Most files that a bundle may list. */
    public static final long MAX_FILES = 1_000_000;

    /** Most bytes of content that a bundle may list: 1 TiB. */
    public static final long MAX_BYTES = 1L << 40;

    /** @throws IllegalArgumentException if a count is negative or the form is not deflated */
    public IndexSummary {
        if (files < 0 || bytes < 0 || form.encoding() != Encoding.DEFLATED) {
            throw new IllegalArgumentException("an index has counts from 0 and is deflated");
        }
    }
}
