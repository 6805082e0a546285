package dev.airgap.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One PEM block (RFC 7468) of a known label, and nothing else in the text. */
final class Pem {

    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END ([A-Z ]+)-----\\s*");

    private Pem() {}

    static byte[] decode(String label, String pem) {
        Matcher block = BLOCK.matcher(pem);
        if (!block.matches() || !label.equals(block.group(1)) || !label.equals(block.group(3))) {
            throw new KeyException("Expected exactly one PEM block \"" + label + "\"");
        }
        try {
            return CanonicalBase64.decode(block.group(2).replaceAll("\\s", ""));
        } catch (IllegalArgumentException invalid) {
            throw new KeyException("The PEM block \"" + label + "\" is not base64", invalid);
        }
    }

    static String encode(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
