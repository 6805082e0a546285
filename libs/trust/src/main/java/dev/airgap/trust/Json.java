package dev.airgap.trust;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259 less everything that two parsers read differently).
 *
 * <p>Values are {@code Map<String, Object>} in the order read, {@code List<Object>}, {@code String}, {@code Long},
 * {@code Boolean} and {@code null}. Refused: duplicate keys, fractions and exponents, integers beyond 64 bits, leading
 * zeros and minus zero, unpaired surrogates, invalid UTF-8, a byte order mark, trailing bytes, nesting and size over
 * the {@link Limits}.
 */
public final class Json {

    private Json() {}

    /**
     * Reads one complete document.
     *
     * @throws MalformedException naming the byte offset
     */
    public static @Nullable Object parse(byte[] utf8, Limits limits) {
        return new JsonParser(utf8, limits).document();
    }

    /**
     * Writes compact UTF-8, members in the order of the maps. Non-ASCII characters are written as they are.
     *
     * @throws IllegalArgumentException for a value of another type, or a string with an unpaired surrogate
     */
    public static byte[] write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String string -> appendString(out, string);
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Boolean bool -> out.append(bool.booleanValue());
            case Map<?, ?> map -> appendObject(out, map);
            case List<?> list -> appendArray(out, list);
            default -> throw new IllegalArgumentException("Not a JSON value: " + value.getClass());
        }
    }

    private static void appendObject(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("A member name must be a string: " + member.getKey());
            }
            out.append(separator);
            appendString(out, name);
            out.append(':');
            append(out, member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, List<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            append(out, element);
            separator = ",";
        }
        out.append(']');
    }

    private static void appendString(StringBuilder out, String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                out.append(c).append(string.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("Unpaired surrogate in a string at index " + i);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
