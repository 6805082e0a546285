package dev.airgap.media.slip;

import dev.airgap.trust.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A slip as text to be typed: numbered lines of 24 characters in groups of four, and two check characters, which tell in which
 * line a mistake was made. The QR code holds the same lines, with slashes between them.
 */
public final class SlipText {

    private static final int LINE_BYTES = 15;
    private static final int CHECK_CHARACTERS = 2;
    private static final int CHECK_BYTES = 2;
    private static final int LENGTH_AT = 1;
    private static final String QR_HEAD = "AIRGAP-RECEIPT";
    private static final Pattern NUMBERED = Pattern.compile("\\s*(?:([0-9OoIiLl]{1,2})\\s*:)?(.*)", Pattern.DOTALL);
    private static final Pattern BETWEEN_LINES = Pattern.compile("[\\r\\n/]+");
    private static final Pattern GROUPS = Pattern.compile("(?<=\\G.{4})(?=.)");

    private SlipText() {}

    /** A slip's bytes as lines, as they are shown. */
    public static List<String> lines(byte[] slip) {
        return IntStream.range(0, (slip.length + LINE_BYTES - 1) / LINE_BYTES)
                .mapToObj(i -> line(i + 1, slice(slip, i)))
                .toList();
    }

    /** What the QR code holds: in its alphanumeric mode, which needs little room. */
    public static String qrText(byte[] slip) {
        return QR_HEAD + "/"
                + lines(slip).stream().map(line -> line.replace(" ", "")).collect(Collectors.joining("/"));
    }

    /**
     * What is wrong with one typed line; nothing if it adds up.
     *
     * @param number of the line, from 1
     * @param typed with its number in front, or without
     */
    public static Optional<String> problem(int number, String typed) {
        String text = Base32.canonical(numbering(typed).group(2));
        if (!Base32.isText(text)) {
            return Optional.of("line %d has a character that is not used in slips".formatted(number));
        }
        if (text.length() <= CHECK_CHARACTERS || !adding(number, text).equals(text)) {
            return Optional.of("line %d does not add up".formatted(number));
        }
        return Optional.empty();
    }

    /** Whether it is the text of a QR code, and not a line. */
    public static boolean isScanned(String typed) {
        return typed.strip().regionMatches(true, 0, QR_HEAD, 0, QR_HEAD.length());
    }

    /**
     * How many lines the slip has.
     *
     * @param first its first line, in which there is no mistake
     * @throws SlipException SLIP_MISTYPED if it is not the first line of a slip
     */
    public static int lineCount(String first) {
        byte[] bytes = data(numbering(first).group(2));
        int length = bytes.length < LENGTH_AT + Short.BYTES
                ? 0
                : Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(LENGTH_AT));
        if (length == 0 || length > SignedSlip.LARGEST_BYTES) {
            throw SlipException.mistyped("line 1 is not the first line of a slip");
        }
        return (length + LINE_BYTES - 1) / LINE_BYTES;
    }

    /**
     * The bytes of a slip that was typed or scanned: upper or lower case, with or without spaces, hyphens and line numbers.
     *
     * @throws SlipException SLIP_MISTYPED naming every line to look at
     */
    public static byte[] bytes(String typed) {
        Map<Integer, String> lines = numbered(typed);
        List<String> problems = new ArrayList<>();
        lines.forEach((number, line) -> problem(number, line).ifPresent(problems::add));
        missing(lines).forEach(number -> problems.add("line %d is missing".formatted(number)));
        if (!problems.isEmpty()) {
            throw SlipException.mistyped(String.join("; ", problems));
        }
        return joined(lines);
    }

    private static List<Integer> missing(Map<Integer, String> lines) {
        String first = lines.get(1);
        int last = first == null || problem(1, first).isPresent() ? Math.max(1, lines.size()) : lineCount(first);
        return IntStream.rangeClosed(1, last)
                .filter(number -> !lines.containsKey(number))
                .boxed()
                .toList();
    }

    private static byte[] joined(Map<Integer, String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.values().forEach(line -> out.writeBytes(data(line)));
        byte[] bytes = out.toByteArray();
        if (bytes.length <= LENGTH_AT + Short.BYTES
                || bytes.length != Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(LENGTH_AT))) {
            throw SlipException.mistyped("it has more lines or fewer than the slip, or a line is cut");
        }
        return bytes;
    }

    private static Map<Integer, String> numbered(String typed) {
        Map<Integer, String> lines = new TreeMap<>();
        int number = 0;
        for (String each : BETWEEN_LINES.split(typed)) {
            if (each.isBlank() || each.strip().equalsIgnoreCase(QR_HEAD)) {
                continue;
            }
            Matcher line = numbering(each);
            number = line.group(1) == null ? number + 1 : Integer.parseInt(Base32.canonical(line.group(1)));
            String before = lines.put(number, line.group(2));
            if (before != null && !Base32.canonical(before).equals(Base32.canonical(line.group(2)))) {
                throw SlipException.mistyped("line %d is there twice".formatted(number));
            }
        }
        return lines;
    }

    /** Its number, if it has one in front, and the rest. */
    private static Matcher numbering(String line) {
        Matcher parts = NUMBERED.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("what matches everything does not match: " + line);
        }
        return parts;
    }

    private static String line(int number, byte[] bytes) {
        return "%02d: %s"
                .formatted(
                        number,
                        GROUPS.matcher(checked(number, Base32.encode(bytes))).replaceAll(" "));
    }

    private static byte[] data(String line) {
        try {
            return Base32.decode(withoutCheck(Base32.canonical(line)));
        } catch (IllegalArgumentException e) {
            throw new SlipException(SlipException.Finding.SLIP_MISTYPED, "it is not a slip: " + e.getMessage(), e);
        }
    }

    private static String adding(int number, String canonical) {
        return checked(number, withoutCheck(canonical));
    }

    private static String withoutCheck(String canonical) {
        return canonical.substring(0, canonical.length() - CHECK_CHARACTERS);
    }

    /** With its check characters: the number counts, so that lines in another order do not add up either. */
    private static String checked(int number, String data) {
        byte[] digest = Sha256.of((number + ":" + data).getBytes(StandardCharsets.US_ASCII))
                .bytes();
        return data + Base32.encode(Arrays.copyOf(digest, CHECK_BYTES)).substring(0, CHECK_CHARACTERS);
    }

    private static byte[] slice(byte[] slip, int line) {
        return Arrays.copyOfRange(slip, line * LINE_BYTES, Math.min(slip.length, (line + 1) * LINE_BYTES));
    }
}
