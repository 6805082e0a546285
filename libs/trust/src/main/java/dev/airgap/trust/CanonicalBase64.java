package dev.airgap.trust;

import java.util.Base64;

/** Base64 with exactly one spelling per value: the JDK's decoder also accepts missing padding and stray low bits. */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when the text is not the one encoding of some bytes */
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 is not padded or not canonical");
        }
        return bytes;
    }
}
