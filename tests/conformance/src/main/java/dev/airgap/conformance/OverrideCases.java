package dev.airgap.conformance;

import static dev.airgap.conformance.Edit.replace;
import static dev.airgap.conformance.Recipe.aBundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Bundles that two persons let pass, and overrides that lift nothing. */
final class OverrideCases {

    private static final String USE = "two-person override";
    private static final String ABUSE = "an override that lifts nothing";
    private static final byte[] ROOT = People.signed(People.rootWithApprovers(), People.ROOT_A);
    private static final Signer[] APPROVERS = {People.APPROVER, People.SECOND_APPROVER};

    private OverrideCases() {}

    static List<Case> all() {
        return Stream.of(lifted(), notLifted(), time()).flatMap(List::stream).toList();
    }

    private static List<Case> lifted() {
        Recipe jump = next(999_999_999);
        return List.of(
                useOf("override-expired", "an expired bundle").accepts(expired(), lifting(expired()), People.NOW),
                useOf("override-older", "a bundle below the floor; the floor stays, and the next is above it")
                        .accepts(next(2))
                        .accepts(first(), lifting(first()), People.NOW)
                        .accepts(next(3)),
                useOf("override-sequence-jump", "a jump beyond the limit")
                        .accepts(first())
                        .accepts(jump, lifting(jump), People.NOW),
                abuseOf("override-older-then-floor", "the floor's own bundle comes again after it was taken back")
                        .accepts(next(2))
                        .accepts(first(), lifting(first()), People.NOW)
                        .refuses("BUNDLE_OLDER", next(2)),
                abuseOf("override-older-then-between", "the floor did not sink with the bundle that was let in")
                        .accepts(next(3))
                        .accepts(first(), lifting(first()), People.NOW)
                        .refuses("BUNDLE_OLDER", next(2)));
    }

    private static List<Case> notLifted() {
        Recipe lowered = next(2).components(Case.eicar("6"));
        Recipe other = AcceptedCases.changed().roots(1, ROOT);
        SignedOverride everything = override(lowered, SignedOverride.LIFTABLE);
        return List.of(
                refused("override-by-one", "one of the two approvers signed")
                        .refuses("BUNDLE_EXPIRED", expired(), signed(ofExpired(), People.APPROVER), People.NOW),
                refused("override-by-release", "signed with the release keys")
                        .refuses(
                                "BUNDLE_EXPIRED",
                                expired(),
                                signed(ofExpired(), People.RELEASE, People.SECOND_RELEASE),
                                People.NOW),
                refused("override-for-another-bundle", "for the bundle after it")
                        .refuses("BUNDLE_EXPIRED", expired(), lifting(next(2)), People.NOW),
                refused("override-for-another-site", "for plant-2")
                        .refuses(
                                "BUNDLE_EXPIRED",
                                expired(),
                                edited(replace("\"site\":\"plant-1\"", "\"site\":\"plant-2\"")),
                                People.NOW),
                refused("override-ended", "past its own end")
                        .refuses(
                                "BUNDLE_EXPIRED",
                                expired(),
                                signed(override(expired(), Set.of(Code.BUNDLE_EXPIRED)), APPROVERS),
                                People.NOW.plus(Duration.ofDays(2))),
                refused("override-too-long", "lives for eight days")
                        .refuses(
                                "BUNDLE_EXPIRED",
                                expired(),
                                edited(replace(
                                        "\"expiresAt\":\"" + People.NOW.plus(Duration.ofDays(1)),
                                        "\"expiresAt\":\"" + People.NOW.plus(Duration.ofDays(8)))),
                                People.NOW),
                refused("override-of-another-rule", "lifts a jump, which is not why the bundle is refused")
                        .refuses(
                                "BUNDLE_EXPIRED",
                                expired(),
                                signed(override(expired(), Set.of(Code.BUNDLE_SEQUENCE_JUMP)), APPROVERS),
                                People.NOW),
                refused("override-of-the-unliftable", "lifts COMPONENT_LOWERED, and with it the whole override is none")
                        .accepts(first())
                        .refuses(
                                "COMPONENT_LOWERED",
                                lowered,
                                signed(everything, replace("CLOCK_AHEAD_SUSPECTED", "COMPONENT_LOWERED"), APPROVERS),
                                People.NOW),
                refused(
                                "override-of-equivocation",
                                "all that can be lifted does not let in a second bundle of one number")
                        .accepts(first())
                        .refuses("BUNDLE_EQUIVOCATION", other, lifting(other), People.NOW));
    }

    private static List<Case> time() {
        String ahead = "clock far ahead";
        Instant late = People.NOW.plus(Duration.ofDays(500));
        Recipe following = next(2).issuedAt(People.NOW.plus(Duration.ofDays(1)));
        byte[] clock = signed(override(following, Set.of(Code.CLOCK_AHEAD_SUSPECTED)), APPROVERS);
        Instant early = People.NOW.minus(Duration.ofDays(91));
        return List.of(
                Case.of("clock-far-ahead", ahead, "past every expiry by the clock alone: the clock is doubted")
                        .trusting(ROOT)
                        .accepts(first())
                        .refuses("CLOCK_AHEAD_SUSPECTED", following, late),
                Case.of("override-clock-ahead", ahead, "the approvers say that it is the clock; signed time ends it")
                        .trusting(ROOT)
                        .accepts(first())
                        .accepts(following, clock, late),
                useOf("override-from-the-future", "issued 91 days after the reader's clock")
                        .accepts(first(), lifting(first()), early));
    }

    private static Case useOf(String id, String says) {
        return Case.of(id, USE, says).trusting(ROOT);
    }

    private static Case abuseOf(String id, String says) {
        return Case.of(id, "old bundle replayed", says).trusting(ROOT);
    }

    private static Case refused(String id, String says) {
        return Case.of(id, ABUSE, says).trusting(ROOT);
    }

    private static Recipe first() {
        return aBundle().roots(1, ROOT);
    }

    private static Recipe next(long sequence) {
        return first().number(1, sequence);
    }

    private static Recipe expired() {
        return first().lifetime(Duration.ofSeconds(1));
    }

    private static SignedOverride ofExpired() {
        return override(expired(), SignedOverride.LIFTABLE);
    }

    private static byte[] lifting(Recipe recipe) {
        return signed(override(recipe, SignedOverride.LIFTABLE), APPROVERS);
    }

    private static SignedOverride override(Recipe recipe, Set<Code> allows) {
        return new SignedOverride(
                People.SITE,
                recipe.bundleId(),
                allows,
                "the plant needs it",
                "arthur",
                People.NOW,
                People.NOW.plus(Duration.ofDays(1)));
    }

    private static byte[] edited(UnaryOperator<String> edit) {
        return signed(ofExpired(), edit, APPROVERS);
    }

    private static byte[] signed(SignedOverride override, UnaryOperator<String> edit, Signer... signers) {
        return signed(Edit.of(override.toPayload(), edit), signers);
    }

    private static byte[] signed(SignedOverride override, Signer... signers) {
        return signed(override.toPayload(), signers);
    }

    private static byte[] signed(byte[] payload, Signer... signers) {
        return Envelope.sign(PayloadTypes.OVERRIDE, payload, List.of(signers)).toBytes();
    }
}
