package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.OverrideException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people who hold approver keys say of one bundle: that a site may import it although one of these rules is against
 * it. As JSON: {@code schema} (1), {@code site}, {@code bundleId}, {@code allows} (sorted, at least one), {@code reason},
 * {@code requestedBy}, {@code issuedAt}, {@code expiresAt}; nothing else.
 *
 * @param allows what is lifted: some of {@link #LIFTABLE}
 * @param reason 1 to {@value #LONGEST_TEXT} characters, without control characters
 * @param requestedBy who wants it, for the record; the same limits
 * @param expiresAt its end, at most seven days after {@code issuedAt}
 */
public record SignedOverride(
        String site,
        String bundleId,
        Set<Code> allows,
        String reason,
        String requestedBy,
        Instant issuedAt,
        Instant expiresAt) {

    public static final int SCHEMA = 1;

    /** Largest envelope of one, in bytes. */
    public static final int MAX_ENVELOPE = 64 * 1024;

    /** Longest time between {@code issuedAt} and {@code expiresAt}. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Signatures, site, name, tampering, equivocation, epoch, versions and components are never lifted. */
    public static final Set<Code> LIFTABLE = Set.copyOf(EnumSet.of(
            Code.BUNDLE_EXPIRED,
            Code.BUNDLE_OLDER,
            Code.BUNDLE_SEQUENCE_JUMP,
            Code.BUNDLE_FROM_THE_FUTURE,
            Code.CLOCK_AHEAD_SUSPECTED));

    private static final int LONGEST_TEXT = 1000;
    private static final Limits LIMITS = new Limits(MAX_ENVELOPE, 2);

    /** @throws OverrideException {@code OVERRIDE_INVALID} */
    public SignedOverride {
        allows = Set.copyOf(allows);
        require(!allows.isEmpty() && LIFTABLE.containsAll(allows), "allows must be some of " + sorted(LIFTABLE));
        require(Manifest.isSite(site), "site is not a site name");
        require(StoredFile.isSha256(bundleId), "bundleId is not a SHA-256");
        requireText("reason", reason);
        requireText("requestedBy", requestedBy);
        require(expiresAt.isAfter(issuedAt), "expiresAt is not after issuedAt");
        require(
                !expiresAt.isAfter(issuedAt.plus(LONGEST)),
                "expiresAt is more than " + LONGEST.toDays() + " days after issuedAt");
    }

    /** The bytes to sign. */
    public byte[] toPayload() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", (long) SCHEMA);
        json.put("site", site);
        json.put("bundleId", bundleId);
        json.put("allows", sorted(allows));
        json.put("reason", reason);
        json.put("requestedBy", requestedBy);
        json.put("issuedAt", issuedAt.toString());
        json.put("expiresAt", expiresAt.toString());
        return Json.write(json);
    }

    /**
     * Reads a payload; whoever signed it.
     *
     * @throws OverrideException {@code OVERRIDE_INVALID}
     */
    public static SignedOverride parse(byte[] payload) {
        try {
            JsonObject json = JsonObject.parse(payload, LIMITS);
            json.integer("schema", SCHEMA, SCHEMA);
            SignedOverride override = new SignedOverride(
                    json.string("site"),
                    json.string("bundleId"),
                    allows(json),
                    json.string("reason"),
                    json.string("requestedBy"),
                    json.instant("issuedAt"),
                    json.instant("expiresAt"));
            json.refuseUnknown();
            return override;
        } catch (MalformedException e) {
            throw new OverrideException(Finding.OVERRIDE_INVALID, "override: " + e.getMessage(), e);
        }
    }

    /**
     * Verifies that enough approvers of this site signed it.
     *
     * @param envelope as it was received
     * @param root the newest that is known here
     * @throws dev.airgap.trust.TrustException if they did not
     * @throws OverrideException {@code OVERRIDE_INVALID}, {@code OVERRIDE_WRONG_SITE}
     */
    public static SignedOverride verify(byte[] envelope, TrustedRoot root, String site) {
        Envelope parsed = Envelope.parse(envelope, MAX_ENVELOPE);
        Verified verified = root.verify(parsed, Role.APPROVER, site, PayloadTypes.OVERRIDE);
        SignedOverride override = parse(verified.payload());
        // A delegation may be for every site; what is signed under it is for one.
        if (!override.site.equals(site)) {
            throw new OverrideException(
                    Finding.OVERRIDE_WRONG_SITE, "is for site " + override.site + ", this is site " + site);
        }
        return override;
    }

    /**
     * When it ends at a relay that got it at {@code received} by its own clock: it lives nowhere longer than its signers
     * gave it, and who was told that the clock is not to be believed does not end it by that clock.
     */
    public Instant endsAt(Instant received) {
        Instant allotted = received.plus(Duration.between(issuedAt, expiresAt));
        return lifts(Code.CLOCK_AHEAD_SUSPECTED) || allotted.isBefore(expiresAt) ? allotted : expiresAt;
    }

    /**
     * @param floor where the relay stands
     * @param clock what its clock says
     * @throws OverrideException {@code OVERRIDE_EXPIRED}
     */
    public void requireNotExpired(Floor floor, Instant clock) {
        Instant now = lifts(Code.CLOCK_AHEAD_SUSPECTED) ? floor.signedTime().orElse(issuedAt) : floor.now(clock);
        if (!now.isBefore(expiresAt)) {
            throw new OverrideException(
                    Finding.OVERRIDE_EXPIRED, "expired at " + expiresAt + ", by this relay it is " + now);
        }
    }

    private boolean lifts(Code code) {
        return allows.contains(code);
    }

    private static Set<Code> allows(JsonObject json) {
        List<String> names = json.strings("allows");
        Set<Code> codes = EnumSet.noneOf(Code.class);
        for (String name : names) {
            codes.add(LIFTABLE.stream()
                    .filter(code -> code.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> json.refuse("allows", "holds " + name + ", which nobody can lift")));
        }
        if (!sorted(codes).equals(names)) {
            throw json.refuse("allows", "must be sorted, each once");
        }
        return codes;
    }

    private static List<String> sorted(Set<Code> codes) {
        return codes.stream().map(Code::name).sorted().toList();
    }

    private static void requireText(String name, String text) {
        boolean fits =
                !text.isBlank() && text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
        require(fits, name + " must be 1 to " + LONGEST_TEXT + " characters of text");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new OverrideException(Finding.OVERRIDE_INVALID, "override: " + otherwise);
        }
    }
}
