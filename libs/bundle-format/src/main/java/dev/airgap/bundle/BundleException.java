package dev.airgap.bundle;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A bundle, or a part of one, is refused. The message names the culprit, and says expected and actual. */
public class BundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; the name is the stable code that events and problems carry. */
    public enum Code {
        /** The file's name is not the signed one. */
        BUNDLE_RENAMED,
        /** Bytes of an entry are not the signed ones. */
        BUNDLE_TAMPERED,
        /** The file ends early. */
        BUNDLE_TRUNCATED,
        /** Signed for another site. */
        BUNDLE_WRONG_SITE,
        /** An entry of the index is not in the file where it must be. */
        BUNDLE_ENTRY_MISSING,
        /** The file holds an entry that the index does not. */
        BUNDLE_ENTRY_ADDED,
        /** A zip header is not the derived one. */
        BUNDLE_HEADER_MISMATCH,
        BUNDLE_TRAILING_BYTES,
        /** Past its signed expiry. */
        BUNDLE_EXPIRED,
        /** Issued further ahead of clock and signed time than anybody's clock is wrong. */
        BUNDLE_FROM_THE_FUTURE,
        /** Expired by the local clock alone, which is so far ahead that it is the clock that is not believed. */
        CLOCK_AHEAD_SUSPECTED,
        /** Something is larger than declared or than the limits of the format. */
        BUNDLE_TOO_LARGE,
        BUNDLE_MANIFEST_INVALID,
        BUNDLE_ROOTS_INVALID,
        BUNDLE_INDEX_INVALID,
        BUNDLE_PATH_INVALID,
        /** A newer schema than this reader knows. */
        BUNDLE_SCHEMA_UNSUPPORTED,
        BUNDLE_ENCODING_UNKNOWN,
        /** Differential, and the snapshot that it rests on is not held. */
        BUNDLE_BASE_MISSING,
        /** The manifest demands a newer relay. */
        BUNDLE_RELAY_TOO_OLD,
        /** Below the floor. */
        BUNDLE_OLDER,
        /** The very bundle that is active. */
        BUNDLE_REPEATED,
        /** Another bundle under the number of the floor: somebody signed two. */
        BUNDLE_EQUIVOCATION,
        /** Too far above the floor to be believed. */
        BUNDLE_SEQUENCE_JUMP,
        /** Only a new root raises the epoch. */
        BUNDLE_EPOCH_AHEAD,
        /** A component is gone without a signed record that says so. */
        COMPONENT_DISAPPEARED,
        /** A component's version fell without a signed record that says so. */
        COMPONENT_LOWERED,
        /** Not a regular file: a link, a directory, a device. */
        BUNDLE_NOT_A_FILE,
        /** An I/O error: says nothing about the content, reading again may help. */
        BUNDLE_UNREADABLE
    }

    private static final long UNKNOWN = -1;

    private final Code code;
    private final @Nullable String entry;
    private final long offset;

    public BundleException(Code code, String detail) {
        this(code, null, UNKNOWN, detail, null);
    }

    public BundleException(Code code, String detail, @Nullable Throwable cause) {
        this(code, null, UNKNOWN, detail, cause);
    }

    /** @param entry the entry or path that it is about */
    BundleException(Code code, String entry, String detail, @Nullable Throwable cause) {
        this(code, entry, UNKNOWN, detail, cause);
    }

    /**
     * @param entry the entry, path or structure of the zip that it is about
     * @param offset byte in the file where it begins
     */
    BundleException(Code code, @Nullable String entry, long offset, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.entry = entry;
        this.offset = offset;
    }

    /** UPPER_SNAKE, stable. */
    public final String code() {
        return code.name();
    }

    public final Code finding() {
        return code;
    }

    /** The entry, path or structure of the zip that is the culprit, in printable characters; empty if it is the file. */
    public final Optional<String> entry() {
        return Optional.ofNullable(entry);
    }

    /** Byte in the file where the culprit begins, if one is known. */
    public final OptionalLong offset() {
        return offset == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
