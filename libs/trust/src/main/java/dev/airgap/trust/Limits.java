package dev.airgap.trust;

/**
 * What a document may cost before it is refused.
 *
 * @param maxBytes largest document in bytes, 1 or more
 * @param maxDepth deepest nesting of objects and arrays, 1 to 64
 */
public record Limits(int maxBytes, int maxDepth) {

    /** Parsing recurses once per level, so the cap is far below what any stack holds. */
    private static final int DEEPEST = 64;

    private static final int USUAL_DEPTH = 8;

    public Limits {
        if (maxBytes < 1 || maxDepth < 1 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException(
                    "maxBytes must be positive and maxDepth 1 to " + DEEPEST + ": " + maxBytes + ", " + maxDepth);
        }
    }

    /** Limits of a document of at most {@code maxBytes} bytes and eight levels, which all our formats keep to. */
    public static Limits ofBytes(int maxBytes) {
        return new Limits(maxBytes, USUAL_DEPTH);
    }
}
