package dev.airgap.conformance;

import static dev.airgap.conformance.Recipe.aBundle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Bundles that are genuine and not the next one. */
final class NumberCases {

    private static final String REPLAY = "old bundle replayed";
    private static final String ROLLBACK = "one component rolled back inside a newer bundle";
    private static final String JUMP = "sequence jumped to the maximum";

    private NumberCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("replayed", REPLAY, "a bundle below the floor")
                        .accepts(aBundle().number(1, 2))
                        .refuses("BUNDLE_OLDER", aBundle()),
                Case.of("repeated", REPLAY, "the very bundle that is active")
                        .accepts(aBundle())
                        .refuses("BUNDLE_REPEATED", aBundle()),
                Case.of("equivocation", REPLAY, "another bundle under the number of the floor")
                        .accepts(aBundle())
                        .refuses("BUNDLE_EQUIVOCATION", AcceptedCases.changed()),
                Case.of("old-epoch", REPLAY, "an epoch that a newer root has ended")
                        .accepts(aBundle()
                                .roots(2, TrustCases.rootTwo(2, People.RELEASE))
                                .number(2, 1))
                        .refuses(
                                "BUNDLE_OLDER",
                                aBundle()
                                        .roots(2, TrustCases.rootTwo(2, People.RELEASE))
                                        .number(1, 9)),
                Case.of("component-lowered", ROLLBACK, "a version falls without a record")
                        .accepts(aBundle())
                        .refuses("COMPONENT_LOWERED", aBundle().number(1, 2).components(Case.eicar("6"))),
                Case.of("component-disappeared", ROLLBACK, "a component is gone without a record")
                        .accepts(aBundle())
                        .refuses("COMPONENT_DISAPPEARED", aBundle().number(1, 2).components(AcceptedCases.other())),
                Case.of("sequence-jump", JUMP, "the highest sequence that can be written")
                        .accepts(aBundle())
                        .refuses("BUNDLE_SEQUENCE_JUMP", aBundle().number(1, 999_999_999)),
                Case.of("epoch-ahead", JUMP, "an epoch that no root has begun")
                        .refuses("BUNDLE_EPOCH_AHEAD", aBundle().number(2, 1)),
                Case.of("wrong-site", "bundle for another site", "signed for plant-2 by a key that may")
                        .refuses("BUNDLE_WRONG_SITE", aBundle().site("plant-2")),
                Case.of("renamed", "renamed .zip", "carried under another name")
                        .refuses("BUNDLE_RENAMED", aBundle().carriedAs("airgap-plant-1-e1-s000002.zip")),
                Case.of("expired", "expired bundle", "one second past its expiry")
                        .refuses("BUNDLE_EXPIRED", aBundle().lifetime(Duration.ofSeconds(1))),
                Case.of(
                                "expired-by-signed-time",
                                "clock far behind",
                                "expired by what an accepted bundle was signed at; the clock was set back")
                        .accepts(aBundle().number(1, 1).issuedAt(People.NOW))
                        .refuses(
                                "BUNDLE_EXPIRED",
                                aBundle().number(1, 2).issuedAt(People.NOW.minus(Duration.ofDays(40))),
                                People.NOW.minus(Duration.ofDays(39))),
                Case.of("issued-in-the-future", "an issuedAt far in the future", "91 days after the reader's clock")
                        .refuses("BUNDLE_FROM_THE_FUTURE", aBundle(), People.NOW.minus(Duration.ofDays(91))),
                Case.of(
                                "issued-far-after-signed-time",
                                "an issuedAt far in the future",
                                "91 days after what was accepted before; the clock was set back and says nothing")
                        .accepts(
                                aBundle().issuedAt(People.NOW.minus(Duration.ofDays(91))),
                                People.NOW.minus(Duration.ofDays(91)))
                        .refuses("BUNDLE_FROM_THE_FUTURE", aBundle().number(1, 2), Instant.EPOCH),
                Case.of("relay-too-old", "minimum relay version", "demands a newer relay")
                        .refuses("BUNDLE_RELAY_TOO_OLD", aBundle().minimumRelayVersion("1.10")),
                Case.of("base-missing", "differential without its base", "rests on a snapshot that is not held")
                        .accepts(aBundle())
                        .refuses("BUNDLE_BASE_MISSING", aBundle().number(1, 2).differentialOn(AcceptedCases.changed())),
                Case.of(
                                "differential-other-result",
                                "differential without its base",
                                "what results is not what was signed")
                        .accepts(aBundle())
                        .refuses(
                                "BUNDLE_INDEX_INVALID",
                                AcceptedCases.changed()
                                        .number(1, 2)
                                        .differentialOn(aBundle())
                                        .index(Edit.replace("{\"path\":\"av/tiny.bin\",\"removed\":true}\n", ""))),
                Case.of(
                                "differential-removes-nothing",
                                "differential without its base",
                                "removes a path that the base does not have")
                        .accepts(aBundle())
                        .refuses(
                                "BUNDLE_INDEX_INVALID",
                                aBundle()
                                        .number(1, 2)
                                        .differentialOn(aBundle())
                                        .index(lines -> lines + "{\"path\":\"av/zzz\",\"removed\":true}\n")));
    }
}
