package dev.airgap.conformance;

import static dev.airgap.conformance.Recipe.aBundle;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.VersionOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a reader must not refuse. */
final class AcceptedCases {

    private static final String USE = "ordinary use";

    private AcceptedCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("full", USE, "one deflated and one stored file").accepts(aBundle()),
                Case.of(
                                "shapes",
                                USE,
                                "an empty file, nine segments, every allowed character, a name of 100 characters")
                        .accepts(shapes()),
                Case.of("next", USE, "the bundle after the one before")
                        .accepts(aBundle())
                        .accepts(aBundle().number(1, 2)),
                Case.of("gap", "withheld media", "numbers in between never arrived; nothing waits for them")
                        .accepts(aBundle())
                        .accepts(aBundle().number(1, 5)),
                Case.of("two-signers", USE, "the root asks for two signatures, and there are two")
                        .trusting(twoSigners())
                        .accepts(aBundle().roots(1, twoSigners()).signedBy(People.RELEASE, People.SECOND_RELEASE)),
                Case.of("ecdsa-p384", USE, "signed by a P-384 key")
                        .trusting(p384())
                        .accepts(aBundle().roots(1, p384()).signedBy(People.P384_RELEASE)),
                Case.of(
                                "a-strangers-signature-beside",
                                USE,
                                "a signature that counts for nothing beside one that counts")
                        .accepts(aBundle().signedBy(People.RELEASE, People.STRANGER)),
                Case.of(
                                "root-rotated",
                                USE,
                                "the bundle brings root 2, which names another release key, and is signed by it")
                        .accepts(aBundle()
                                .roots(2, TrustCases.rootTwo(1, People.SECOND_RELEASE))
                                .signedBy(People.SECOND_RELEASE)),
                Case.of("root-key-rotated", USE, "root 2 is signed by the old and by the new root key")
                        .accepts(aBundle().roots(2, TrustCases.rootTwoByB(People.ROOT_A, People.ROOT_B))),
                Case.of("new-epoch", USE, "root 2 begins epoch 2, and the sequence begins again")
                        .accepts(aBundle().number(1, 7))
                        .accepts(aBundle()
                                .roots(2, TrustCases.rootTwo(2, People.RELEASE))
                                .number(2, 1)),
                Case.of("component-removed", USE, "a component is gone, and a signed record says so")
                        .accepts(aBundle())
                        .accepts(aBundle()
                                .number(1, 2)
                                .components(other())
                                .removed(new Component.Removed("av/eicar", "no longer offered"))),
                Case.of("component-withdrawn", USE, "a version falls, and a signed record withdraws the higher one")
                        .accepts(aBundle())
                        .accepts(aBundle()
                                .number(1, 2)
                                .components(Case.eicar("6"))
                                .withdrawn(new Component.Withdrawn("av/eicar", "7", "false alarms"))),
                Case.of("stale", "expired bundle", "past the time at which the next was expected, not past its expiry")
                        .accepts(aBundle(), People.NOW.plus(Duration.ofDays(20))),
                Case.of(
                                "clock-set-back",
                                "clock far behind",
                                "a clock in the past does not refuse what was issued later")
                        .accepts(aBundle(), People.NOW.minus(Duration.ofDays(89)))
                        .accepts(aBundle().number(1, 2), Instant.EPOCH),
                Case.of("differential", USE, "one file changed, one came, one went; only two are carried")
                        .accepts(aBundle())
                        .accepts(changed().differentialOn(aBundle()).number(1, 2)),
                Case.of("differential-nothing-new", USE, "nothing changed, nothing is carried")
                        .accepts(aBundle())
                        .accepts(aBundle().differentialOn(aBundle()).number(1, 2)));
    }

    static Recipe changed() {
        return aBundle()
                .withoutFile("av/tiny.bin")
                .file(Entry.stored("av/eicar.hdb", new byte[] {'y'}))
                .file(Entry.stored("ips/new.rules", new byte[] {'z'}));
    }

    static Component other() {
        return new Component("av/other", "clamav", VersionOrder.NONE, "main", People.NOW.minusSeconds(60));
    }

    private static Recipe shapes() {
        return aBundle()
                .file(Entry.stored("empty", new byte[0]))
                .file(Entry.deflated("empty-deflated", new byte[0]))
                .file(Entry.stored("a/b/c/d/e/f/g/h/i", new byte[] {1}))
                .file(Entry.stored("azAZ09_.+~@=-", new byte[] {2}))
                .file(Entry.stored("n".repeat(100), new byte[] {3}));
    }

    private static byte[] twoSigners() {
        return People.signed(
                People.root(1, 1, People.release(2, People.RELEASE, People.SECOND_RELEASE)), People.ROOT_A);
    }

    private static byte[] p384() {
        return People.signed(People.root(1, 1, People.release(1, People.P384_RELEASE)), People.ROOT_A);
    }
}
