package dev.airgap.inspect;

import dev.airgap.trust.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A verdict in words, or as one JSON object on one line. */
final class Report {

    private static final String COLUMN = "  %-15s %s";

    private final Advice advice = new Advice();

    String json(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", verdict.file());
        json.put("verdict", verdict.exit().name());
        switch (verdict) {
            case Verdict.Accepted accepted -> json.put(accepted.kind().word(), accepted.facts());
            case Verdict.Refused refused -> {
                json.put("code", refused.code());
                refused.entry().ifPresent(entry -> json.put("entry", entry));
                refused.offset().ifPresent(offset -> json.put("offset", offset));
                json.put("detail", refused.detail());
                json.put("advice", advice.on(refused.code()));
            }
            case Verdict.Unreadable unreadable -> {
                json.put("code", unreadable.code());
                json.put("detail", unreadable.detail());
                json.put("advice", advice.on(unreadable.code()));
            }
        }
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    String text(Verdict verdict) {
        StringBuilder text = new StringBuilder(verdict.exit().name() + " " + verdict.file());
        switch (verdict) {
            case Verdict.Accepted accepted -> {
                line(
                        text,
                        "this is a",
                        accepted.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                accepted.facts().forEach((name, value) -> fact(text, words(name), value));
            }
            case Verdict.Refused refused -> {
                text.append(": ").append(refused.code());
                refused.entry().ifPresent(entry -> line(text, "entry", entry));
                refused.offset().ifPresent(offset -> line(text, "offset", Long.toString(offset)));
                line(text, "found", refused.detail());
                line(text, "what to do", advice.on(refused.code()));
            }
            case Verdict.Unreadable unreadable -> {
                text.append(": ").append(unreadable.code());
                line(text, "found", unreadable.detail());
                line(text, "what to do", advice.on(unreadable.code()));
            }
        }
        return text.toString();
    }

    private static void fact(StringBuilder text, String name, Object value) {
        switch (value) {
            case List<?> list -> {
                String label = name;
                for (Object element : list) {
                    line(text, label, element instanceof Map<?, ?> map ? columns(map) : String.valueOf(element));
                    label = "";
                }
            }
            case Boolean flag -> line(text, name, flag ? "yes" : "no");
            default -> line(text, name, String.valueOf(value));
        }
    }

    private static String columns(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append('\n').append(String.format(Locale.ROOT, COLUMN, name, value));
    }

    /** {@code bundleId} becomes {@code bundle id}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
