package dev.airgap.bundle;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A lookup key for one file: 1 to 9 segments separated by {@code /}, each 1 to 100 ASCII letters, digits and {@code _ . +
 * ~ @ = -}, not beginning or ending with a dot, not the name of a Windows device (with or without extension); the first is
 * not the name of an entry that the format itself uses. Ordered by its bytes.
 */
public record BundlePath(String value) implements Comparable<BundlePath> {

    static final String ENVELOPE_ENTRY = "bundle.dsse.json";
    static final String ROOTS_ENTRY = "roots.json";
    static final String INDEX_ENTRY = "index.jsonl";

    private static final Set<String> OWN_ENTRIES = Set.of(ENVELOPE_ENTRY, ROOTS_ENTRY, INDEX_ENTRY);
    private static final int MAX_SEGMENTS = 9;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.+~@=-]{1,100}");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    /** @throws PathException naming the path and the rule it breaks */
    public BundlePath {
        String[] segments = value.split("/", -1);
        if (segments.length > MAX_SEGMENTS) {
            throw new PathException(value, "more than " + MAX_SEGMENTS + " segments");
        }
        for (String segment : segments) {
            check(value, segment);
        }
        if (OWN_ENTRIES.contains(segments[0].toLowerCase(Locale.ROOT))) {
            throw new PathException(value, "the bundle format uses the name " + segments[0] + " itself");
        }
    }

    /** @throws PathException naming the path and the rule it breaks */
    public static BundlePath of(String value) {
        return new BundlePath(value);
    }

    private static void check(String path, String segment) {
        if (!SEGMENT.matcher(segment).matches()) {
            throw new PathException(
                    path, "a segment is not 1 to 100 ASCII letters, digits and _ . + ~ @ = - (\"" + segment + "\")");
        }
        if (segment.startsWith(".") || segment.endsWith(".")) {
            throw new PathException(path, "a segment begins or ends with a dot");
        }
        if (DEVICE.matcher(segment).matches()) {
            throw new PathException(path, "a segment is the name of a device");
        }
    }

    @Override
    public int compareTo(BundlePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
