package dev.airgap.rules.suricata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One rule's text taken apart. */
record RuleText(RuleHeader header, List<RuleOption> options, String sha256) {

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    static RuleText parse(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            RuleHeader.parse(text);
            throw new InvalidRuleException("the rule has no options: '(' is missing");
        }
        RuleHeader header = RuleHeader.parse(text.substring(0, open).strip());
        if (!text.endsWith(")")) {
            throw new InvalidRuleException("the rule does not end with ')'");
        }
        return new RuleText(header, RuleOption.parseAll(text.substring(open + 1, text.length() - 1)), digest(text));
    }

    RuleId id() {
        long sid = number("sid").orElseThrow(() -> new InvalidRuleException("the rule has no sid"));
        if (sid == 0) {
            throw new InvalidRuleException("sid 0 is not a rule");
        }
        return new RuleId(number("gid").orElse(RuleId.DEFAULT_GENERATOR), sid);
    }

    long revision() {
        return number("rev").orElse(0L);
    }

    String message() {
        return single("msg").map(RuleOption::plainValue).orElse("");
    }

    Optional<String> classtype() {
        return single("classtype").map(RuleOption::plainValue);
    }

    /** The application protocol named by an option; rules on plain tcp or udp often carry it there. */
    Optional<String> applicationProtocol() {
        return options.stream()
                .filter(option -> option.keyword().equals("app-layer-protocol"))
                .map(RuleOption::plainValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{1,32}"))
                .findFirst();
    }

    private Optional<Long> number(String keyword) {
        return single(keyword).map(option -> {
            String digits = option.plainValue();
            if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) > MAX_UNSIGNED_INT) {
                throw new InvalidRuleException(
                        "'" + keyword + "' is '" + digits + "', expected a number up to 2^32 - 1");
            }
            return Long.parseLong(digits);
        });
    }

    private Optional<RuleOption> single(String keyword) {
        List<RuleOption> found = options.stream()
                .filter(option -> option.keyword().equals(keyword))
                .toList();
        if (found.size() > 1) {
            throw new InvalidRuleException("'" + keyword + "' is given " + found.size() + " times");
        }
        return found.stream().findFirst();
    }

    private static String digest(String text) {
        byte[] bytes = text.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
