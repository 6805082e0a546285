package dev.airgap.bundler.source;

import java.util.Optional;
import java.util.regex.Pattern;

/** Validators as they may stand in a header; what a power cut left of a file of ours may be anything. */
final class ETags {

    private static final Pattern SAFE = Pattern.compile("[\\x20-\\x7e]{1,1000}");

    private ETags() {}

    static Optional<String> safe(Optional<String> validator) {
        return validator.filter(text -> SAFE.matcher(text).matches());
    }

    /** Whether it stands for the same bytes; a weak one stands for much the same. */
    static boolean isStrong(String etag) {
        return !etag.startsWith("W/");
    }
}
