package dev.airgap.bundle;

import dev.airgap.zip.Method;
import java.util.Locale;

/** How the stored bytes of a file encode its content. Patches come with differential bundles; until then they are refused. */
public enum Encoding {
    STORED(Method.STORED),
    DEFLATED(Method.DEFLATED);

    private final Method method;

    Encoding(Method method) {
        this.method = method;
    }

    Method method() {
        return method;
    }

    /** The word used in an index: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws BundleException {@code BUNDLE_ENCODING_UNKNOWN} */
    public static Encoding of(String word) {
        for (Encoding encoding : values()) {
            if (encoding.word().equals(word)) {
                return encoding;
            }
        }
        throw new BundleException(
                BundleException.Code.BUNDLE_ENCODING_UNKNOWN, "encoding \"" + word + "\" is not known");
    }
}
