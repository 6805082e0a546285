package dev.airgap.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Changes bytes on purpose, and insists that they changed. */
final class Edit {

    private Edit() {}

    static byte[] of(byte[] utf8, UnaryOperator<String> edit) {
        String before = new String(utf8, StandardCharsets.ISO_8859_1);
        return changed(utf8, edit.apply(before).getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] changed(byte[] before, byte[] after) {
        if (Arrays.equals(before, after)) {
            throw new IllegalStateException("a mutation changed nothing");
        }
        return after;
    }

    static UnaryOperator<String> replace(String what, String with) {
        return text -> {
            int at = text.indexOf(what);
            if (at < 0) {
                throw new IllegalStateException("nothing to replace: " + what);
            }
            return text.substring(0, at) + with + text.substring(at + what.length());
        };
    }
}
