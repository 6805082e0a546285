package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.zip.ZipRefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** What the zip layer finds, in the words of this format. */
final class Findings {

    private Findings() {}

    static BundleException of(Path file, ZipRefusedException e) {
        Code code = switch (e.finding()) {
            case TRUNCATED -> Code.BUNDLE_TRUNCATED;
            case HEADER_MISMATCH -> Code.BUNDLE_HEADER_MISMATCH;
            case ENTRY_MISSING -> Code.BUNDLE_ENTRY_MISSING;
            case ENTRY_ADDED -> Code.BUNDLE_ENTRY_ADDED;
            case CONTENT_MISMATCH -> Code.BUNDLE_TAMPERED;
            case TOO_LARGE -> Code.BUNDLE_TOO_LARGE;
            case TRAILING_BYTES -> Code.BUNDLE_TRAILING_BYTES;
        };
        return new BundleException(code, e.entry(), e.offset(), file.getFileName() + ": " + e.getMessage(), e);
    }

    /** Bytes that are not the signed ones. */
    static BundleException tampered(Path file, String entry, long offset, String detail) {
        return new BundleException(
                Code.BUNDLE_TAMPERED,
                entry,
                offset,
                file.getFileName() + ": entry " + entry + " at offset " + offset + ": " + detail,
                null);
    }

    static BundleException unreadable(Path file, IOException e) {
        return new BundleException(Code.BUNDLE_UNREADABLE, file.getFileName() + ": " + e.getMessage(), e);
    }
}
