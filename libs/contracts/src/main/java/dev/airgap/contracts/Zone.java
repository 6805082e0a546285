package dev.airgap.contracts;

import java.util.Locale;

/** One of the two networks that nothing but media joins. */
public enum Zone {
    DMZ,
    AIRGAP;

    /** The name in producers and configuration: {@code dmz} or {@code airgap}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The zone with this label.
     *
     * @throws IllegalArgumentException for anything but {@code dmz} and {@code airgap}
     */
    public static Zone of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
