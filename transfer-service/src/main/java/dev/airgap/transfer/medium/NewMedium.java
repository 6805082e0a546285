package dev.airgap.transfer.medium;

import java.util.regex.Pattern;

/**
 * A medium to be registered.
 *
 * @param serial 1 to 100 printable ASCII characters
 * @param label at most 200 characters
 * @param ownerSite the only site that it goes to
 */
public record NewMedium(String serial, String label, MediumKind kind, long capacityBytes, String ownerSite) {

    private static final Pattern SERIAL = Pattern.compile("[!-~]([ -~]{0,98}[!-~])?");
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
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
        if (!SITE.matcher(ownerSite).matches()) {
            throw new IllegalArgumentException("ownerSite must be the name of a site");
        }
    }
}
