package dev.airgap.bundle;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entry 1: every root since the one the site last reported, oldest first, as {@code {"schema":1,"roots":[base64 of the
 * root's envelope, …]}}. The envelopes are carried as bytes because bytes are what is signed and stored.
 */
public record Roots(List<byte[]> envelopes) {

    static final int MAX_BYTES = 4 << 20;
    private static final Limits LIMITS = new Limits(MAX_BYTES, 2);

    public Roots {
        envelopes = List.copyOf(envelopes);
    }

    public byte[] toBytes() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", 1L);
        document.put(
                "roots",
                envelopes.stream()
                        .map(envelope -> Base64.getEncoder().encodeToString(envelope))
                        .toList());
        return Json.write(document);
    }

    /** @throws BundleException {@code BUNDLE_ROOTS_INVALID} */
    public static Roots parse(byte[] bytes) {
        try {
            JsonObject document = JsonObject.parse(bytes, LIMITS);
            document.integer("schema", 1, 1);
            List<byte[]> envelopes = new ArrayList<>();
            for (String base64 : document.strings("roots")) {
                envelopes.add(Base64.getDecoder().decode(base64));
            }
            document.refuseUnknown();
            return new Roots(envelopes);
        } catch (MalformedException | IllegalArgumentException e) {
            throw new BundleException(BundleException.Code.BUNDLE_ROOTS_INVALID, "roots.json: " + e.getMessage(), e);
        }
    }
}
