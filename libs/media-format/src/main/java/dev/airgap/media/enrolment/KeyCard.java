package dev.airgap.media.enrolment;

import dev.airgap.media.enrolment.KeyCardException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.EnvelopeException;
import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.KeyException;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import dev.airgap.trust.UntrustedException;
import dev.airgap.trust.VerificationKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site shows of itself: its public keys, and whom it trusts. On its way it is an envelope signed by both keys, which
 * proves that who made it holds them; that it is this site's is what two persons find out by comparing fingerprints.
 *
 * @param site the site's name
 * @param siteKey signs receipts and need lists
 * @param logKey signs checkpoints of the site's audit log; another key than {@code siteKey}
 * @param rootFingerprint of the root document that the site installed
 * @param confirmedBy the two persons at the site who compared that fingerprint
 * @param demonstration whether the keys were made to try the pipeline out
 */
public record KeyCard(
        String site,
        VerificationKey siteKey,
        VerificationKey logKey,
        Sha256 rootFingerprint,
        List<String> confirmedBy,
        boolean demonstration) {

    private static final int SCHEMA = 1;
    private static final int LARGEST_BYTES = 64 * 1024;
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern PERSON = Pattern.compile("[^\\p{Cntrl}\\s]([^\\p{Cntrl}]{0,98}[^\\p{Cntrl}\\s])?");

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public KeyCard {
        Objects.requireNonNull(rootFingerprint, "rootFingerprint");
        confirmedBy = List.copyOf(confirmedBy);
        if (!SITE.matcher(site).matches()) {
            throw new IllegalArgumentException("site is not the name of a site: " + site);
        }
        if (siteKey.id().equals(logKey.id())) {
            throw new IllegalArgumentException("siteKey and logKey are the same key");
        }
        if (!areTwoPersons(confirmedBy)) {
            throw new IllegalArgumentException("confirmedBy is not two different persons: " + confirmedBy);
        }
    }

    /**
     * Whether these are the names of exactly two persons: 1 to 100 characters each, no control characters, different even
     * in lower case.
     */
    public static boolean areTwoPersons(List<String> names) {
        return names.size() == 2
                && names.stream().allMatch(name -> PERSON.matcher(name).matches())
                && !names.getFirst()
                        .toLowerCase(Locale.ROOT)
                        .equals(names.getLast().toLowerCase(Locale.ROOT));
    }

    /** SHA-256 of the payload: what two persons read to each other before they trust the card. */
    public Sha256 fingerprint() {
        return Sha256.of(toPayload());
    }

    /** The bytes that are signed: compact JSON, members in a fixed order. Equal cards give equal bytes. */
    public byte[] toPayload() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("site", site);
        json.put("siteKey", siteKey.toPem());
        json.put("logKey", logKey.toPem());
        json.put("rootFingerprint", rootFingerprint.hex());
        json.put("confirmedBy", confirmedBy);
        if (demonstration) {
            json.put("demonstration", true);
        }
        return Json.write(json);
    }

    /**
     * The card as it travels.
     *
     * @param site holds {@link #siteKey}
     * @param log holds {@link #logKey}
     * @throws IllegalArgumentException when they hold other keys
     */
    public byte[] sign(Signer site, Signer log) {
        if (!site.verificationKey().equals(siteKey) || !log.verificationKey().equals(logKey)) {
            throw new IllegalArgumentException("a card is signed with the keys on it");
        }
        return Envelope.sign(PayloadTypes.KEY_CARD, toPayload(), List.of(site, log))
                .toBytes();
    }

    /**
     * Reads a card and verifies that both keys on it signed it.
     *
     * @throws KeyCardException KEY_CARD_MALFORMED, KEY_CARD_FORGED
     */
    public static KeyCard verify(byte[] bytes) {
        Envelope envelope;
        KeyCard card;
        try {
            envelope = Envelope.parse(bytes, LARGEST_BYTES);
            if (!envelope.payloadType().equals(PayloadTypes.KEY_CARD)) {
                throw malformed("is a " + envelope.payloadType(), null);
            }
            card = parse(envelope.payload());
        } catch (EnvelopeException | MalformedException | KeyException | IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()), e);
        }
        try {
            envelope.requireSignedByExactly(List.of(card.siteKey, card.logKey));
        } catch (UntrustedException e) {
            throw new KeyCardException(Finding.KEY_CARD_FORGED, "The card: " + e.getMessage(), e);
        }
        return card;
    }

    private static KeyCard parse(byte[] payload) {
        JsonObject json = JsonObject.parse(payload, Limits.ofBytes(LARGEST_BYTES));
        json.integer("schema", SCHEMA, SCHEMA);
        KeyCard card = new KeyCard(
                json.string("site"),
                VerificationKey.ofPem(json.string("siteKey")),
                VerificationKey.ofPem(json.string("logKey")),
                json.sha256("rootFingerprint"),
                json.strings("confirmedBy"),
                json.has("demonstration") && json.bool("demonstration"));
        json.refuseUnknown();
        // The fingerprint is computed from the card: it must not have a second spelling with another one.
        if (!Arrays.equals(card.toPayload(), payload)) {
            throw new MalformedException("$ is not in its one spelling", -1);
        }
        return card;
    }

    private static KeyCardException malformed(String why, @Nullable Throwable cause) {
        return new KeyCardException(Finding.KEY_CARD_MALFORMED, "Not a key card: " + why, cause);
    }
}
