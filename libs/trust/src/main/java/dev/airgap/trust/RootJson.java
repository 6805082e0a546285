package dev.airgap.trust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The payload of a root envelope: {@code {"schema":1,"version":…,"epoch":…,"expires":"…","keys":["base64 of the SPKI"],
 * "delegations":[{"role":"release","scope":"*","payloadTypes":[…],"threshold":1,"keys":["key id"]}]}}. Key ids are
 * never read beside a key, so that they cannot disagree. A delegation with ML-DSA keys has {@code
 * "postQuantumThreshold":…}, 1 or more, as its last member. A demonstration root has {@code "demonstration":true} as its last
 * member; any other has no such member.
 */
final class RootJson {

    static final int LARGEST_BYTES = 256 * 1024;

    private static final int SCHEMA = 1;
    private static final String POST_QUANTUM = "postQuantumThreshold";

    private RootJson() {}

    static RootDocument read(byte[] payload) {
        try {
            JsonObject json = JsonObject.parse(payload, Limits.ofBytes(LARGEST_BYTES));
            json.integer("schema", SCHEMA, SCHEMA);
            RootDocument document = RootDocument.of(
                    Math.toIntExact(json.integer("version", 1, Integer.MAX_VALUE)),
                    json.integer("epoch", 1, Long.MAX_VALUE),
                    json.instant("expires"),
                    keys(json.strings("keys")),
                    json.objects("delegations").stream()
                            .map(RootJson::delegation)
                            .toList(),
                    isDemonstration(json));
            json.refuseUnknown();
            return document;
        } catch (MalformedException | KeyException malformed) {
            throw new RootException(
                    RootException.Finding.ROOT_MALFORMED, "Not a root document: " + malformed.getMessage(), malformed);
        }
    }

    private static boolean isDemonstration(JsonObject json) {
        if (!json.has("demonstration")) {
            return false;
        }
        if (!json.bool("demonstration")) {
            throw json.refuse("demonstration", "is true or absent");
        }
        return true;
    }

    private static List<VerificationKey> keys(List<String> encoded) {
        List<VerificationKey> keys = new ArrayList<>(encoded.size());
        for (String spki : encoded) {
            try {
                keys.add(VerificationKey.of(CanonicalBase64.decode(spki)));
            } catch (IllegalArgumentException invalid) {
                throw new MalformedException("$.keys[" + keys.size() + "] is not base64", -1);
            }
        }
        return keys;
    }

    private static Delegation delegation(JsonObject json) {
        Delegation delegation = new Delegation(
                json.parsed("role", Role::ofWireName),
                json.string("scope"),
                distinct(json, "payloadTypes", Function.identity()),
                Math.toIntExact(json.integer("threshold", 1, Integer.MAX_VALUE)),
                distinct(json, "keys", KeyId::new),
                postQuantumThreshold(json));
        json.refuseUnknown();
        return delegation;
    }

    private static int postQuantumThreshold(JsonObject json) {
        return json.has(POST_QUANTUM) ? Math.toIntExact(json.integer(POST_QUANTUM, 1, Integer.MAX_VALUE)) : 0;
    }

    private static <T> Set<T> distinct(JsonObject json, String name, Function<String, T> parser) {
        Set<T> values = new HashSet<>();
        for (String text : json.strings(name)) {
            try {
                if (!values.add(parser.apply(text))) {
                    throw json.refuse(name, "lists " + text + " twice");
                }
            } catch (IllegalArgumentException invalid) {
                throw json.refuse(name, "is not valid: " + invalid.getMessage());
            }
        }
        return values;
    }

    static byte[] write(RootDocument document) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", document.version());
        json.put("epoch", document.epoch());
        json.put("expires", document.expires().toString());
        json.put(
                "keys",
                new TreeMap<>(document.keys())
                        .values().stream()
                                .map(key -> CanonicalBase64.encode(key.spki()))
                                .toList());
        json.put(
                "delegations",
                document.delegations().stream().map(RootJson::write).toList());
        if (document.demonstration()) {
            json.put("demonstration", true);
        }
        return Json.write(json);
    }

    private static Map<String, Object> write(Delegation delegation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", delegation.role().wireName());
        json.put("scope", delegation.scope());
        json.put("payloadTypes", List.copyOf(delegation.sortedPayloadTypes()));
        json.put("threshold", delegation.threshold());
        json.put("keys", delegation.sortedKeys().stream().map(KeyId::hex).toList());
        if (delegation.postQuantumThreshold() > 0) {
            json.put(POST_QUANTUM, delegation.postQuantumThreshold());
        }
        return json;
    }
}
