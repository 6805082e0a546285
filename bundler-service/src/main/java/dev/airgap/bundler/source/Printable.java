package dev.airgap.bundler.source;

/** File names are the outside's choice: what is not printable ASCII is shown as an escape in messages and logs. */
final class Printable {

    private static final int MAX_SHOWN = 300;

    private Printable() {}

    static String of(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), MAX_SHOWN); i++) {
            char c = name.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                shown.append(c);
            } else {
                shown.append("\\u%04x".formatted((int) c));
            }
        }
        return name.length() > MAX_SHOWN ? shown + "…" : shown.toString();
    }
}
