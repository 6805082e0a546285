package dev.airgap.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A DSSE v1 envelope (github.com/secure-systems-lab/dsse), stricter than the specification: exactly the members
 * payload, payloadType and signatures, each signature exactly keyid and sig, padded canonical base64, signatures sorted
 * by key id, at least one and at most {@value #MOST_SIGNATURES}, no key id twice.
 *
 * @param payloadType one of {@link PayloadTypes}
 * @param payload the signed bytes
 * @param signatures sorted by key id
 */
public record Envelope(String payloadType, byte[] payload, List<Signature> signatures) {

    /** More signers than any role has. */
    public static final int MOST_SIGNATURES = 32;

    private static final Pattern PAYLOAD_TYPE = Pattern.compile("[a-z0-9.+/-]{1,100}");
    private static final int LARGEST_SIGNATURE = 8 * 1024;
    private static final int DEPTH = 3;

    /**
     * A signature and the key it claims to be by.
     *
     * @param keyId a hint at which key to verify with
     * @param sig the signature of the pre-authentication encoding
     */
    public record Signature(KeyId keyId, byte[] sig) {

        public Signature {
            if (sig.length == 0 || sig.length > LARGEST_SIGNATURE) {
                throw new EnvelopeException("A signature has 1 to " + LARGEST_SIGNATURE + " bytes");
            }
            sig = sig.clone();
        }

        @Override
        public byte[] sig() {
            return sig.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Signature that && keyId.equals(that.keyId) && Arrays.equals(sig, that.sig);
        }

        @Override
        public int hashCode() {
            return Objects.hash(keyId, Arrays.hashCode(sig));
        }
    }

    public Envelope {
        if (!PAYLOAD_TYPE.matcher(payloadType).matches()) {
            throw new EnvelopeException("payloadType is not a media type");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new EnvelopeException("An envelope has 1 to " + MOST_SIGNATURES + " signatures");
        }
        payload = payload.clone();
        signatures = List.copyOf(signatures);
        for (int i = 1; i < signatures.size(); i++) {
            if (signatures.get(i - 1).keyId.compareTo(signatures.get(i).keyId) >= 0) {
                throw new EnvelopeException("Signatures are not sorted by distinct key ids");
            }
        }
    }

    /**
     * Reads an envelope. Nothing in it is verified yet.
     *
     * @param maxBytes largest envelope that is even looked at
     * @throws EnvelopeException for anything but a strict envelope
     */
    public static Envelope parse(byte[] bytes, int maxBytes) {
        try {
            JsonObject json = JsonObject.parse(bytes, new Limits(maxBytes, DEPTH));
            byte[] payload = json.base64("payload");
            String payloadType = json.string("payloadType");
            List<Signature> signatures = new ArrayList<>();
            for (JsonObject signature : json.objects("signatures")) {
                signatures.add(new Signature(signature.parsed("keyid", KeyId::new), signature.base64("sig")));
                signature.refuseUnknown();
            }
            json.refuseUnknown();
            return new Envelope(payloadType, payload, signatures);
        } catch (MalformedException malformed) {
            throw new EnvelopeException("Not a DSSE envelope: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Signs a payload with every signer.
     *
     * @throws EnvelopeException when there is no signer or two hold the same key
     */
    public static Envelope sign(String payloadType, byte[] payload, List<? extends Signer> signers) {
        byte[] signed = preAuthenticationEncoding(payloadType, payload);
        List<Signature> signatures = signers.stream()
                .map(signer -> new Signature(signer.keyId(), signer.sign(signed)))
                .sorted(Comparator.comparing(Signature::keyId))
                .toList();
        return new Envelope(payloadType, payload, signatures);
    }

    /** This envelope with one more signature, for documents that several people sign one after the other. */
    public Envelope signedBy(Signer signer) {
        List<Signature> more = new ArrayList<>(signatures);
        more.add(new Signature(signer.keyId(), signer.sign(signedBytes())));
        more.sort(Comparator.comparing(Signature::keyId));
        return new Envelope(payloadType, payload, more);
    }

    /**
     * Verifies that exactly these keys signed, whoever they belong to. It proves that who made the envelope holds them,
     * not that they may be trusted with anything: {@link TrustedRoot#verify} answers that.
     *
     * @throws UntrustedException KEY_UNKNOWN when other keys signed, SIGNATURE_INVALID
     */
    public void requireSignedByExactly(Collection<VerificationKey> keys) {
        Map<KeyId, VerificationKey> byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        if (!byId.keySet()
                .equals(Set.copyOf(signatures.stream().map(Signature::keyId).toList()))) {
            throw new UntrustedException(
                    UntrustedException.Finding.KEY_UNKNOWN, "The signatures are not by exactly the expected keys");
        }
        byte[] signed = signedBytes();
        for (Signature signature : signatures) {
            if (!Objects.requireNonNull(byId.get(signature.keyId)).verifies(signed, signature.sig)) {
                throw new UntrustedException(
                        UntrustedException.Finding.SIGNATURE_INVALID,
                        "The signature by key " + signature.keyId + " is not valid");
            }
        }
    }

    /** The envelope as compact JSON. Verify received bytes, never these. */
    public byte[] toBytes() {
        List<Object> list = new ArrayList<>();
        for (Signature signature : signatures) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("keyid", signature.keyId.hex());
            json.put("sig", CanonicalBase64.encode(signature.sig));
            list.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("payload", CanonicalBase64.encode(payload));
        json.put("payloadType", payloadType);
        json.put("signatures", list);
        return Json.write(json);
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /** The bytes that are signed. */
    byte[] signedBytes() {
        return preAuthenticationEncoding(payloadType, payload);
    }

    /** PAE of the DSSE v1 protocol: it binds the type to the payload and needs no canonical JSON. */
    static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        String head = "DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ";
        byte[] prefix = head.getBytes(StandardCharsets.UTF_8);
        byte[] encoding = Arrays.copyOf(prefix, prefix.length + payload.length);
        System.arraycopy(payload, 0, encoding, prefix.length, payload.length);
        return encoding;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && payloadType.equals(that.payloadType)
                && Arrays.equals(payload, that.payload)
                && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(payloadType, Arrays.hashCode(payload), signatures);
    }
}
