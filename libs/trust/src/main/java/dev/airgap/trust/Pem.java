package dev.airgap.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One PEM block (RFC 7468) of a known label, and nothing else in the text; only a private key may have one line before it,
 * which marks it as a demonstration key. OpenSSL skips such a line.
 */
final class Pem {

    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";

    /** The whole line, with its line feed, at the very start of the file. */
    private static final String DEMONSTRATION_MARK = "# demonstration key\n";

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END ([A-Z ]+)-----\\s*");

    private Pem() {}

    static boolean isEncrypted(String pem) {
        return pem.stripLeading().startsWith("-----BEGIN " + ENCRYPTED_PRIVATE_KEY + "-----");
    }

    static boolean isMarkedAsDemonstration(String pem) {
        return pem.startsWith(DEMONSTRATION_MARK);
    }

    static String markedAsDemonstration(String pem) {
        return DEMONSTRATION_MARK + pem;
    }

    static byte[] decode(String label, String pem) {
        boolean marked = label.equals(PRIVATE_KEY) && isMarkedAsDemonstration(pem);
        Matcher block = BLOCK.matcher(marked ? pem.substring(DEMONSTRATION_MARK.length()) : pem);
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
