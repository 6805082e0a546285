package dev.airgap.cli.keys;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A JSON object as indented lines for people. */
final class Outline {

    private static final String STEP = "  ";

    private Outline() {}

    static String of(Map<?, ?> object) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        append(lines, object, "");
        return lines.toString();
    }

    private static void append(StringJoiner lines, Map<?, ?> object, String indent) {
        object.forEach((name, value) -> {
            String label = indent + words(String.valueOf(name));
            if (value instanceof List<?> list) {
                lines.add(label + ":" + (list.isEmpty() ? " none" : ""));
                list.forEach(element -> append(lines, element, indent + STEP));
            } else {
                lines.add(label + ": " + value);
            }
        });
    }

    private static void append(StringJoiner lines, Object element, String indent) {
        if (element instanceof Map<?, ?> map) {
            StringJoiner nested = new StringJoiner(System.lineSeparator());
            append(nested, map, indent + STEP);
            lines.add(indent + "- " + nested.toString().stripLeading());
        } else {
            lines.add(indent + "- " + element);
        }
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
