package dev.airgap.ruleupdate;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code YY-NNN}: the last two digits of the year, then 001 to 999 without gaps. Ordered by year, then by sequence.
 *
 * @param year 0 to 99
 * @param sequence 1 to 999
 */
public record RuleUpdateNumber(int year, int sequence) implements Comparable<RuleUpdateNumber> {

    private static final int CENTURY = 100;
    private static final int LAST = 999;
    private static final Pattern FORM = Pattern.compile("([0-9]{2})-([0-9]{3})");
    private static final Comparator<RuleUpdateNumber> ORDER =
            Comparator.comparingInt(RuleUpdateNumber::year).thenComparingInt(RuleUpdateNumber::sequence);

    /** @throws IllegalArgumentException if a part is out of range */
    public RuleUpdateNumber {
        if (year < 0 || year >= CENTURY || sequence < 1 || sequence > LAST) {
            throw new IllegalArgumentException("not a rule update number: year " + year + ", sequence " + sequence);
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not {@code YY-NNN} */
    public static RuleUpdateNumber parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a rule update number (YY-NNN): " + text.replaceAll("\\p{C}", "?"));
        }
        return new RuleUpdateNumber(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Whether {@code text} has the form and range of a number. */
    public static boolean isNumber(String text) {
        return FORM.matcher(text).matches() && !text.endsWith("-000");
    }

    /** The first number of a calendar year such as 2026. */
    public static RuleUpdateNumber firstOf(int calendarYear) {
        return new RuleUpdateNumber(Math.floorMod(calendarYear, CENTURY), 1);
    }

    /**
     * The number after this one when it is made in {@code calendarYear}. A clock that fell back into an earlier year goes
     * on counting in this number's year: numbers never fall.
     *
     * @return empty when the year has used up its 999 numbers
     */
    public Optional<RuleUpdateNumber> next(int calendarYear) {
        if (Math.floorMod(calendarYear, CENTURY) > year) {
            return Optional.of(firstOf(calendarYear));
        }
        return sequence == LAST ? Optional.empty() : Optional.of(new RuleUpdateNumber(year, sequence + 1));
    }

    /** The name of the file that carries it. */
    public String fileName() {
        return this + ".dsru";
    }

    @Override
    public int compareTo(RuleUpdateNumber other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%02d-%03d".formatted(year, sequence);
    }
}
