package dev.airgap.trust;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over the bytes of one document. Offsets are bytes, so that a refusal can be found with a hex viewer. */
final class JsonParser {

    private final byte[] bytes;
    private final Limits limits;
    private int at;

    JsonParser(byte[] bytes, Limits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    @Nullable
    Object document() {
        if (bytes.length > limits.maxBytes()) {
            throw new MalformedException(
                    "Document has " + bytes.length + " bytes, at most " + limits.maxBytes() + " are allowed",
                    limits.maxBytes());
        }
        skipWhitespace();
        Object value = value(limits.maxDepth());
        skipWhitespace();
        if (at != bytes.length) {
            throw refuse("Bytes after the end of the document");
        }
        return value;
    }

    private @Nullable Object value(int levelsLeft) {
        return switch (peek()) {
            case '{' -> object(levelsLeft);
            case '[' -> array(levelsLeft);
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> integer();
        };
    }

    private Map<String, @Nullable Object> object(int levelsLeft) {
        requireLevel(levelsLeft);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        skipWhitespace();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            int nameAt = at;
            String name = string();
            if (members.containsKey(name)) {
                throw new MalformedException("Duplicate member \"" + name + "\" at byte " + nameAt, nameAt);
            }
            skipWhitespace();
            expect(':');
            skipWhitespace();
            members.put(name, value(levelsLeft - 1));
            if (endsAfterElement('}')) {
                return members;
            }
        }
    }

    private List<@Nullable Object> array(int levelsLeft) {
        requireLevel(levelsLeft);
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        skipWhitespace();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value(levelsLeft - 1));
            if (endsAfterElement(']')) {
                return elements;
            }
        }
    }

    private boolean endsAfterElement(char close) {
        skipWhitespace();
        if (peek() == close) {
            at++;
            return true;
        }
        expect(',');
        skipWhitespace();
        return false;
    }

    private void requireLevel(int levelsLeft) {
        if (levelsLeft == 0) {
            throw refuse("Nested deeper than " + limits.maxDepth() + " levels");
        }
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private Long integer() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int firstDigit = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        String text = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        if (at == firstDigit) {
            throw refuse("Expected a JSON value");
        }
        boolean leadingZero = bytes[firstDigit] == '0' && at - firstDigit > 1;
        if (leadingZero || text.equals("-0")) {
            throw new MalformedException("Integer " + text + " is not in its shortest form", start);
        }
        if (at < bytes.length && (bytes[at] == '.' || bytes[at] == 'e' || bytes[at] == 'E')) {
            throw refuse("Fractions and exponents are not allowed");
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException tooLarge) {
            throw new MalformedException("Integer does not fit in 64 bits at byte " + start, start);
        }
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        int runStart = at;
        while (true) {
            int b = peek() & 0xff;
            if (b == '"') {
                text.append(utf8(runStart, at));
                at++;
                return requirePairs(text.toString(), runStart);
            } else if (b == '\\') {
                text.append(utf8(runStart, at));
                at++;
                text.append(escape());
                runStart = at;
            } else if (b < 0x20) {
                throw refuse("Control character in a string");
            } else {
                at++;
            }
        }
    }

    private String requirePairs(String text, int start) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new MalformedException("Unpaired surrogate in the string at byte " + start, start);
            }
        }
        return text;
    }

    private char escape() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex4();
            default -> {
                at--;
                throw refuse("Unknown escape");
            }
        };
    }

    private char hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw refuse("Expected four hexadecimal digits");
            }
            at++;
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw new MalformedException("Invalid UTF-8 in the string at byte " + from, from);
        }
    }

    private int peek() {
        if (at >= bytes.length) {
            throw refuse("Unexpected end of the document");
        }
        return bytes[at];
    }

    private void expect(char c) {
        if (peek() != c) {
            throw refuse("Expected '" + c + "'");
        }
        at++;
    }

    private void skipWhitespace() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private MalformedException refuse(String message) {
        return new MalformedException(message + " at byte " + at, at);
    }
}
