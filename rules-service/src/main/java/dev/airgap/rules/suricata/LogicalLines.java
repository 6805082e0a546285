package dev.airgap.rules.suricata;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Splits a rule file into lines, joining those that end in a backslash, in memory bounded by one line.
 *
 * <p>A commented line is continued only by another commented line: Suricata skips comments before it looks for a
 * backslash, so an uncommented line after one is a rule of its own.
 */
final class LogicalLines {

    /** Suricata itself gives up at 8 KiB; this only bounds memory. */
    static final int MAX_RULE_BYTES = 64 * 1024;

    private final String file;
    private final InputStream in;
    private int number;
    private @Nullable String pending;

    LogicalLines(String file, InputStream in) {
        this.file = file;
        this.in = new BufferedInputStream(in);
    }

    /** The next line that is not blank, or null at the end. */
    @Nullable
    LogicalLine next() throws IOException {
        String line = physical();
        while (line != null && line.isBlank()) {
            line = physical();
        }
        return line == null ? null : join(line);
    }

    private LogicalLine join(String first) throws IOException {
        int start = number;
        boolean comment = isComment(first);
        StringBuilder text = new StringBuilder();
        String part = uncommented(first, comment);
        while (part.endsWith("\\")) {
            text.append(part, 0, part.length() - 1);
            if (text.length() > MAX_RULE_BYTES) {
                throw tooLong(start);
            }
            String following = physical();
            if (following == null) {
                throw new RuleSyntaxException(file, start, "the file ends in the middle of a rule, after a '\\'");
            }
            if (comment && !isComment(following)) {
                pending = following;
                return new LogicalLine(start, true, text.toString().strip());
            }
            part = uncommented(following, comment);
        }
        return new LogicalLine(start, comment, text.append(part).toString().strip());
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private static String uncommented(String line, boolean comment) {
        String text = line.stripTrailing();
        if (comment) {
            text = text.stripLeading();
            while (text.startsWith("#")) {
                text = text.substring(1).stripLeading();
            }
        }
        return text;
    }

    private @Nullable String physical() throws IOException {
        if (pending != null) {
            String line = pending;
            pending = null;
            return line;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        number++;
        while (b >= 0 && b != '\n') {
            if (bytes.size() == MAX_RULE_BYTES) {
                throw tooLong(number);
            }
            bytes.write(b);
            b = in.read();
        }
        return decode(bytes.toByteArray());
    }

    private String decode(byte[] bytes) {
        String line;
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RuleSyntaxException(file, number, "is not UTF-8");
        }
        if (line.endsWith("\r")) {
            line = line.substring(0, line.length() - 1);
        }
        // Rules end up on terminals and in reports: a control character there can hide or rewrite what is read.
        line.chars()
                .filter(c -> c != '\t' && Character.isISOControl(c))
                .findFirst()
                .ifPresent(c -> {
                    throw new RuleSyntaxException(file, number, "has the control character U+%04X".formatted(c));
                });
        return line;
    }

    private RuleSyntaxException tooLong(int line) {
        return new RuleSyntaxException(file, line, "a rule is longer than " + MAX_RULE_BYTES + " bytes");
    }
}
