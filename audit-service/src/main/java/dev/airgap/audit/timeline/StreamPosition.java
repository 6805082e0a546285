package dev.airgap.audit.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to where somebody who follows a cycle has read. Written as the index of the last logged entry, and behind an {@code m}
 * the arrival of the last mirrored one: {@code 17}, {@code 17m4}, {@code m4}.
 *
 * @param logged index of the last entry of this zone's log, -1 before the first
 * @param mirrored arrival of the last mirrored entry, -1 before the first
 */
public record StreamPosition(long logged, long mirrored) {

    /** Before everything. */
    public static final StreamPosition START = new StreamPosition(-1, -1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})?(?:m(\\d{1,18}))?");

    /** @throws IllegalArgumentException for anything that {@link #toString()} does not write */
    public static StreamPosition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a position in a stream: " + text);
        }
        return new StreamPosition(number(parts.group(1)), number(parts.group(2)));
    }

    StreamPosition afterLogged(long index) {
        return new StreamPosition(index, mirrored);
    }

    StreamPosition afterMirrored(long arrival) {
        return new StreamPosition(logged, arrival);
    }

    @Override
    public String toString() {
        return (logged < 0 ? "" : logged) + (mirrored < 0 ? "" : "m" + mirrored);
    }

    private static long number(String digits) {
        return digits == null ? -1 : Long.parseLong(digits);
    }
}
