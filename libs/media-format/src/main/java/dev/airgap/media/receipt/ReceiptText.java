package dev.airgap.media.receipt;

import org.jspecify.annotations.Nullable;

/** The bounds of texts in a receipt. */
final class ReceiptText {

    private static final int SHORT_CHARACTERS = 100;
    private static final int DETAIL_CHARACTERS = 500;

    private ReceiptText() {}

    /** Whether it has 1 to 100 printable ASCII characters, as ids, names and codes have. */
    static boolean isShort(String text) {
        return !text.isEmpty()
                && text.length() <= SHORT_CHARACTERS
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    static void requireShort(@Nullable String text, String component) {
        Receipt.require(text == null || isShort(text), component + " is not 1 to 100 printable characters: " + text);
    }

    /** A reason for people, cut to 500 characters: a long one must not keep a receipt from being written. */
    static @Nullable String detail(@Nullable String text) {
        if (text == null || text.length() <= DETAIL_CHARACTERS) {
            return text;
        }
        boolean splitsAPair = Character.isHighSurrogate(text.charAt(DETAIL_CHARACTERS - 1));
        return text.substring(0, splitsAPair ? DETAIL_CHARACTERS - 1 : DETAIL_CHARACTERS);
    }
}
