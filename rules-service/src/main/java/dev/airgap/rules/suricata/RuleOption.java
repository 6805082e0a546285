package dev.airgap.rules.suricata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code keyword;} or {@code keyword: value;}. Within values {@code \;}, {@code \"}, {@code \\} and {@code \:} are
 * escaped; a semicolon ends the option even inside quotes, as it does for Suricata.
 */
record RuleOption(String keyword, Optional<String> value) {

    private static final Pattern KEYWORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Splits what stands between a rule's outer parentheses. */
    static List<RuleOption> parseAll(String text) {
        List<RuleOption> options = new ArrayList<>();
        int start = 0;
        for (int end = semicolon(text, start); end >= 0; end = semicolon(text, start)) {
            options.add(parse(text.substring(start, end).strip()));
            start = end + 1;
        }
        String rest = text.substring(start).strip();
        if (!rest.isEmpty()) {
            throw new InvalidRuleException("the option '" + shortened(rest) + "' does not end with ';'");
        }
        if (options.isEmpty()) {
            throw new InvalidRuleException("the rule has no options");
        }
        return options;
    }

    private static int semicolon(String text, int from) {
        boolean escaped = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';' && !escaped) {
                return i;
            }
            escaped = c == '\\' && !escaped;
        }
        return -1;
    }

    private static RuleOption parse(String text) {
        int colon = text.indexOf(':');
        String keyword = (colon < 0 ? text : text.substring(0, colon)).strip();
        if (!KEYWORD.matcher(keyword).matches()) {
            throw new InvalidRuleException("'" + shortened(text) + "' is not an option");
        }
        Optional<String> value = colon < 0
                ? Optional.empty()
                : Optional.of(text.substring(colon + 1).strip());
        value.ifPresent(v -> requireClosedQuotes(keyword, v));
        return new RuleOption(keyword.toLowerCase(Locale.ROOT), value);
    }

    private static void requireClosedQuotes(String keyword, String value) {
        String body = value.startsWith("!") ? value.substring(1).stripLeading() : value;
        if (body.startsWith("\"") && (body.length() < 2 || !body.endsWith("\"") || endsInEscape(body))) {
            throw new InvalidRuleException("the value of '" + keyword + "' has no closing quote, or an unescaped ';'");
        }
    }

    private static boolean endsInEscape(String body) {
        int backslashes = 0;
        for (int i = body.length() - 2; i >= 0 && body.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** The value without quotes and escapes. */
    String plainValue() {
        String text = value.orElse("");
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.replaceAll("\\\\([;\":\\\\])", "$1");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
