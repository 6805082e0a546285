package dev.airgap.rules.suricata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code action protocol source ports direction destination ports}. Protocol names are not listed: each Suricata
 * release adds some, and refusing tomorrow's rules is worse than passing on a name that Suricata will refuse.
 */
record RuleHeader(RuleAction action, String protocol) {

    private static final int WORDS = 7;
    private static final Set<String> DIRECTIONS = Set.of("->", "<>", "=>");
    private static final Pattern PROTOCOL = Pattern.compile("[a-z][a-z0-9_.-]{0,31}");
    private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z0-9_$!.:,/\\[\\] \\t-]+");

    static RuleHeader parse(String text) {
        List<String> words = words(text);
        RuleAction action = RuleAction.named(words.isEmpty() ? "" : words.get(0))
                .orElseThrow(() -> new InvalidRuleException(
                        words.isEmpty() ? "the rule has no action" : "unknown action '" + words.get(0) + "'"));
        if (words.size() != WORDS) {
            throw new InvalidRuleException("the header has " + words.size()
                    + " words, expected 7: action protocol source ports direction destination ports");
        }
        String protocol = words.get(1).toLowerCase(Locale.ROOT);
        if (!PROTOCOL.matcher(protocol).matches()) {
            throw new InvalidRuleException("'" + words.get(1) + "' is not a protocol");
        }
        if (!DIRECTIONS.contains(words.get(4))) {
            throw new InvalidRuleException("'" + words.get(4) + "' is not a direction, expected ->, <> or =>");
        }
        for (int i : new int[] {2, 3, 5, 6}) {
            requireEndpoint(words.get(i));
        }
        return new RuleHeader(action, protocol);
    }

    private static void requireEndpoint(String word) {
        if (!ENDPOINT.matcher(word).matches()) {
            throw new InvalidRuleException("'" + word + "' is neither an address nor a port");
        }
    }

    /** Splits at white space outside brackets: lists of addresses may be written with spaces. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (char c : (text + " ").toCharArray()) {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth < 0) {
                throw new InvalidRuleException("the header closes a bracket that it did not open");
            }
            if (Character.isWhitespace(c) && depth == 0) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (depth > 0) {
            throw new InvalidRuleException("the header opens a bracket that it does not close");
        }
        return words;
    }
}
