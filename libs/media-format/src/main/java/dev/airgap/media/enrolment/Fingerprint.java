package dev.airgap.media.enrolment;

import dev.airgap.trust.Sha256;
import java.util.Locale;

/** A SHA-256 as people read it to each other. */
public final class Fingerprint {

    private static final int GROUP = 4;

    private Fingerprint() {}

    /** All 64 digits in groups of four, separated by spaces. */
    public static String shown(Sha256 fingerprint) {
        String hex = fingerprint.hex();
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < hex.length(); at += GROUP) {
            shown.append(at == 0 ? "" : " ").append(hex, at, at + GROUP);
        }
        return shown.toString();
    }

    /** Whether somebody typed all of it; case and any white space between the digits do not matter. */
    public static boolean matches(String typed, Sha256 fingerprint) {
        return typed.replaceAll("\\s", "").toLowerCase(Locale.ROOT).equals(fingerprint.hex());
    }
}
