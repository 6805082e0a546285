package dev.airgap.inspect;

/** Text that somebody else wrote, made safe for a terminal. */
final class Printable {

    private Printable() {}

    static String text(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
