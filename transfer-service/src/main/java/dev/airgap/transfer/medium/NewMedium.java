package dev.airgap.transfer.medium;

import java.util.regex.Pattern;

/** A medium to be registered: serial of 1 to 100 printable ASCII characters, label of at most 200 characters. */
public record NewMedium(String serial, String label, MediumKind kind, long capacityBytes) {

    private static final Pattern SERIAL = Pattern.compile("[!-~]([ -~]{0,98}[!-~])?");
    private static final int LONGEST_LABEL = 200;

    /** @throws IllegalArgumentException saying what is out of range */
    public NewMedium {
        if (!SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException("serial must be 1 to 100 printable ASCII characters");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("label must have at most " + LONGEST_LABEL + " characters");
        }
        if (capacityBytes <= 0) {
            throw new IllegalArgumentException("capacityBytes must be more than zero");
        }
    }
}
