package dev.airgap.zip;

/** The file is not the zip that its entries make: what differs, in which entry, at which byte. */
public final class ZipRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What differs. */
    public enum Finding {
        /** The file ends before its structure does. */
        TRUNCATED,
        /** A header, central directory record or end record is not the derived one. */
        HEADER_MISMATCH,
        /** Another entry begins where this one is expected, or the entries end before it. */
        ENTRY_MISSING,
        /** An entry follows the last expected one. */
        ENTRY_ADDED,
        /** The entry's bytes are not those its header promises: CRC-32, deflate stream or size. */
        CONTENT_MISMATCH,
        /** An entry is larger than its caller allows. */
        TOO_LARGE,
        /** Bytes follow the end of central directory. */
        TRAILING_BYTES
    }

    private final Finding finding;
    private final String entry;
    private final long offset;
    private final String detail;

    /**
     * @param entry name of the entry, or of the structure
     * @param offset byte in the file where the structure that differs begins
     * @param detail expected and actual
     */
    public ZipRefusedException(Finding finding, String entry, long offset, String detail) {
        super("entry " + entry + " at offset " + offset + ": " + detail);
        this.finding = finding;
        this.entry = entry;
        this.offset = offset;
        this.detail = detail;
    }

    public Finding finding() {
        return finding;
    }

    public String entry() {
        return entry;
    }

    public long offset() {
        return offset;
    }

    /** Expected and actual, without entry and offset. */
    public String detail() {
        return detail;
    }
}
