package dev.airgap.transfer.medium;

import java.util.regex.Pattern;

/**
 * A medium in its bag changes hands.
 *
 * @param from who gave it, 1 to 200 characters
 * @param to who received it, 1 to 200 characters
 * @param sealNumber of the seal that closes the bag, as both read it, 1 to 50 printable ASCII characters
 */
public record HandOver(String from, String to, String sealNumber) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern SEAL = Pattern.compile("[!-~]([ -~]{0,48}[!-~])?");

    /** @throws IllegalArgumentException saying what is missing or out of range */
    public HandOver {
        requireName(from);
        requireName(to);
        requireSealNumber(sealNumber);
    }

    /** @throws IllegalArgumentException if it is none */
    public static void requireSealNumber(String sealNumber) {
        if (!SEAL.matcher(sealNumber).matches()) {
            throw new IllegalArgumentException("sealNumber must be 1 to 50 printable ASCII characters");
        }
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a hand-over names two people, each with 1 to 200 characters");
        }
    }
}
