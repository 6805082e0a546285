package dev.airgap.transfer.medium;

import java.util.Locale;

/** What a medium is. */
public enum MediumKind {
    USB,
    DISC,
    DISK,
    DIODE;

    /** The name in requests and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static MediumKind ofWord(String word) {
        for (MediumKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind must be usb, disc, disk or diode, is " + word);
    }
}
