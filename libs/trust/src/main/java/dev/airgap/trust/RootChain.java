package dev.airgap.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Root documents as they are carried, oldest first: {@code {"schema":1,"roots":[base64 of the root's envelope, …]}}. The
 * envelopes are carried as bytes because bytes are what is signed and stored. Nothing here is trusted: {@link
 * TrustedRoot#walk} decides.
 *
 * @param envelopes together at most 4 MiB as JSON, each at most {@link TrustedRoot#LARGEST_BYTES}
 */
public record RootChain(List<byte[]> envelopes) {

    /** Largest chain in bytes, as JSON. */
    public static final int MAX_BYTES = 4 << 20;

    private static final Limits LIMITS = new Limits(MAX_BYTES, 2);
    private static final int SCHEMA = 1;

    public RootChain {
        envelopes = envelopes.stream().map(byte[]::clone).toList();
    }

    @Override
    public List<byte[]> envelopes() {
        return envelopes.stream().map(byte[]::clone).toList();
    }

    public byte[] toBytes() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", (long) SCHEMA);
        document.put("roots", toBase64());
        return Json.write(document);
    }

    /** The envelopes as text, as events carry them. */
    public List<String> toBase64() {
        return envelopes.stream().map(CanonicalBase64::encode).toList();
    }

    /**
     * Reads what {@link #toBytes} wrote, and nothing else.
     *
     * @throws MalformedException when it is anything else, a single member more, another spelling of base64, or an
     *     envelope larger than any root
     */
    public static RootChain parse(byte[] bytes) {
        JsonObject document = JsonObject.parse(bytes, LIMITS);
        document.integer("schema", SCHEMA, SCHEMA);
        List<String> texts = document.strings("roots");
        document.refuseUnknown();
        return ofBase64(texts);
    }

    /** @throws MalformedException when one is not canonical base64, or larger than any root */
    public static RootChain ofBase64(List<String> texts) {
        List<byte[]> envelopes = new ArrayList<>();
        for (String text : texts) {
            byte[] envelope;
            try {
                envelope = CanonicalBase64.decode(text);
            } catch (IllegalArgumentException e) {
                throw new MalformedException("roots[" + envelopes.size() + "]: " + e.getMessage(), -1);
            }
            if (envelope.length > TrustedRoot.LARGEST_BYTES) {
                throw new MalformedException(
                        "roots[" + envelopes.size() + "] is longer than " + TrustedRoot.LARGEST_BYTES + " bytes", -1);
            }
            envelopes.add(envelope);
        }
        return new RootChain(envelopes);
    }
}
