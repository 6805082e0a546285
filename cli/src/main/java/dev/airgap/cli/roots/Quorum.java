package dev.airgap.cli.roots;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.UntrustedException;
import dev.airgap.trust.VerificationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a document is from being signed by enough keys of one kind of one delegation.
 *
 * @param whose the delegation, in words
 * @param threshold how many distinct keys must sign
 * @param signed the keys whose signature is there and valid, sorted
 * @param open the keys that have not signed, sorted
 */
public record Quorum(String whose, int threshold, List<KeyId> signed, List<KeyId> open) {

    public Quorum {
        signed = List.copyOf(signed);
        open = List.copyOf(open);
    }

    /**
     * What the delegation asks for and has got: one quorum, and another of post-quantum keys if it asks for those.
     *
     * @param keys the keys of the root document that the delegation is in
     * @throws CeremonyException CEREMONY_SIGNATURE_INVALID for a signature that is not by the key that it names
     */
    public static List<Quorum> of(
            String whose, Delegation delegation, Map<KeyId, VerificationKey> keys, Envelope envelope) {
        return of(whose, delegation, keys, envelope.payloadType(), envelope.payload(), envelope.signatures());
    }

    static List<Quorum> of(
            String whose,
            Delegation delegation,
            Map<KeyId, VerificationKey> keys,
            String payloadType,
            byte[] payload,
            List<Envelope.Signature> signatures) {
        List<KeyId> signed = new ArrayList<>();
        for (Envelope.Signature signature : signatures) {
            VerificationKey key = keys.get(signature.keyId());
            if (key != null && delegation.keys().contains(key.id())) {
                requireValid(new Envelope(payloadType, payload, List.of(signature)), key);
                signed.add(key.id());
            }
        }
        List<Quorum> quorums = new ArrayList<>();
        quorums.add(of(whose, delegation.threshold(), keysOf(delegation, keys, false), signed));
        if (delegation.postQuantumThreshold() > 0) {
            quorums.add(of(
                    whose + ", post-quantum",
                    delegation.postQuantumThreshold(),
                    keysOf(delegation, keys, true),
                    signed));
        }
        return List.copyOf(quorums);
    }

    private static Quorum of(String whose, int threshold, Set<KeyId> all, List<KeyId> signed) {
        Map<Boolean, List<KeyId>> parts = all.stream().collect(Collectors.partitioningBy(signed::contains));
        return new Quorum(whose, threshold, parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    private static Set<KeyId> keysOf(Delegation delegation, Map<KeyId, VerificationKey> keys, boolean postQuantum) {
        return delegation.keys().stream()
                .filter(id -> Objects.requireNonNull(keys.get(id)).algorithm().isPostQuantum() == postQuantum)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether this is one of the keys that can sign. */
    public boolean names(KeyId key) {
        return signed.contains(key) || open.contains(key);
    }

    /** How many more keys must sign. */
    public int missing() {
        return Math.max(0, threshold - signed.size());
    }

    /** For people: how many signatures are there, and who can give the missing ones. */
    public String shown() {
        String have = whose + ": " + signed.size() + " of " + threshold + " signatures";
        return missing() == 0 ? have : have + ", " + missing() + " more by any of " + open;
    }

    private static void requireValid(Envelope one, VerificationKey key) {
        try {
            one.requireSignedByExactly(List.of(key));
        } catch (UntrustedException e) {
            throw new CeremonyException(
                    CeremonyException.Finding.CEREMONY_SIGNATURE_INVALID, String.valueOf(e.getMessage()), e);
        }
    }
}
