package dev.airgap.bundle;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the versions of a component type compare. Declared by the component, so that a lowered version can be refused. */
public enum VersionOrder {
    /** Decimal digits: {@code 27411}. */
    INTEGER("[0-9]{1,30}"),
    /** Numbers between dots, a missing one counts as 0: {@code 1.10} is above {@code 1.9}. */
    DOTTED("[0-9]{1,30}(\\.[0-9]{1,30}){0,15}"),
    /** {@code YY-NNN}: two digits of the year, then the number within it. */
    YEAR_NUMBER("[0-9]{2}-[0-9]{3,9}"),
    /** Versions are names and do not compare. */
    NONE("[\\x21-\\x7e]{1,100}");

    private final Pattern shape;

    VersionOrder(String shape) {
        this.shape = Pattern.compile(shape);
    }

    public boolean accepts(String version) {
        return shape.matcher(version).matches();
    }

    /** Whether {@code candidate} is below {@code current}; never for {@link #NONE} or a version of another shape. */
    public boolean isLower(String candidate, String current) {
        return this != NONE && accepts(candidate) && accepts(current) && compare(candidate, current) < 0;
    }

    /** The word used in a manifest: {@code integer}, {@code dotted}, {@code year-number}, {@code none}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws BundleException {@code BUNDLE_MANIFEST_INVALID} */
    public static VersionOrder of(String word) {
        for (VersionOrder order : values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        throw new BundleException(
                BundleException.Code.BUNDLE_MANIFEST_INVALID, "version order \"" + word + "\" is not known");
    }

    private static int compare(String left, String right) {
        String[] a = left.split("[.-]");
        String[] b = right.split("[.-]");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = number(a, i).compareTo(number(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger number(String[] parts, int index) {
        return index < parts.length ? new BigInteger(parts[index]) : BigInteger.ZERO;
    }
}
