package dev.airgap.audit.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds every SHA-256 in an event's data, by path: {@code sha256}, {@code files[0].sha256}. */
final class NamedDigests {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private NamedDigests() {}

    static Map<String, String> in(@Nullable JsonNode data) {
        Map<String, String> found = new TreeMap<>();
        if (data != null) {
            collect("", data, found);
        }
        return found;
    }

    private static void collect(String path, JsonNode node, Map<String, String> found) {
        if (node.isTextual() && SHA256.matcher(node.textValue()).matches()) {
            found.put(path, node.textValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "[" + i + "]", node.get(i), found);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            collect(name, member.getValue(), found);
        }
    }
}
