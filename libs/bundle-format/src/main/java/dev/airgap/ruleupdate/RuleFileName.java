package dev.airgap.ruleupdate;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.PathException;

/** The name of a rule file: one segment of a {@link BundlePath}, ending in {@code .rules}. */
public record RuleFileName(String value) implements Comparable<RuleFileName> {

    public static final String SUFFIX = ".rules";

    /** @throws IllegalArgumentException naming the rule that the name breaks */
    public RuleFileName {
        try {
            BundlePath.of(value);
        } catch (PathException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (value.indexOf('/') >= 0 || !value.endsWith(SUFFIX) || value.length() == SUFFIX.length()) {
            throw new IllegalArgumentException("\"" + value + "\" is not the name of a rule file, NAME" + SUFFIX);
        }
    }

    @Override
    public int compareTo(RuleFileName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
