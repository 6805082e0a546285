package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.bundle.BundleException.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedOverrideTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T00:00:00Z");
    private static final SignedOverride OVERRIDE = override(Code.BUNDLE_OLDER, Code.BUNDLE_EXPIRED);

    @Test
    void isReadAsItWasWritten() {
        assertThat(SignedOverride.parse(OVERRIDE.toPayload())).isEqualTo(OVERRIDE);
        assertThat(new String(OVERRIDE.toPayload(), StandardCharsets.UTF_8))
                .contains("\"allows\":[\"BUNDLE_EXPIRED\",\"BUNDLE_OLDER\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":1 | \"schema\":2",
                "\"schema\":1 | \"schema\":1,\"more\":1",
                "\"plant-1\" | \"Plant 1\"",
                "abab | abax",
                "[\"BUNDLE_EXPIRED\",\"BUNDLE_OLDER\"] | []",
                "[\"BUNDLE_EXPIRED\",\"BUNDLE_OLDER\"] | [\"BUNDLE_OLDER\",\"BUNDLE_EXPIRED\"]",
                "[\"BUNDLE_EXPIRED\",\"BUNDLE_OLDER\"] | [\"BUNDLE_OLDER\",\"BUNDLE_OLDER\"]",
                "[\"BUNDLE_EXPIRED\",\"BUNDLE_OLDER\"] | [\"BUNDLE_TAMPERED\"]",
                "late | ''",
                "late | two\\nlines",
                "2026-03-08T00:00:00Z | 2026-03-08T00:00:01Z",
                "2026-03-08T00:00:00Z | 2026-03-01T00:00:00Z",
                ",\"requestedBy\":\"olivia\" | ''"
            })
    void refusesAnythingElse(String what, String instead) {
        String valid = new String(OVERRIDE.toPayload(), StandardCharsets.UTF_8);
        assertThat(valid).contains(what);

        assertThatExceptionOfType(OverrideException.class)
                .isThrownBy(() -> SignedOverride.parse(valid.replaceFirst(
                                java.util.regex.Pattern.quote(what), java.util.regex.Matcher.quoteReplacement(instead))
                        .getBytes(StandardCharsets.UTF_8)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("OVERRIDE_INVALID"));
    }

    @Test
    void livesNowhereLongerThanItWasGiven() {
        Duration week = Duration.ofDays(7);

        assertThat(OVERRIDE.endsAt(ISSUED.plus(Duration.ofDays(2)))).isEqualTo(ISSUED.plus(week));
        assertThat(OVERRIDE.endsAt(ISSUED.minus(Duration.ofDays(300)))).isEqualTo(ISSUED.minus(Duration.ofDays(293)));
    }

    @Test
    void isNotEndedByAClockThatItSaysIsWrong() {
        Instant wrong = ISSUED.plus(Duration.ofDays(400));
        SignedOverride doubting = override(Code.CLOCK_AHEAD_SUSPECTED);

        assertThat(doubting.endsAt(wrong)).isEqualTo(wrong.plus(Duration.ofDays(7)));
        doubting.requireNotExpired(floor(ISSUED), wrong);
        assertExpired(doubting, floor(ISSUED.plus(Duration.ofDays(7))), wrong);
        assertExpired(OVERRIDE, floor(ISSUED), wrong);
        assertExpired(OVERRIDE, floor(wrong), ISSUED);
    }

    private static void assertExpired(SignedOverride override, Floor floor, Instant clock) {
        assertThatExceptionOfType(OverrideException.class)
                .isThrownBy(() -> override.requireNotExpired(floor, clock))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("OVERRIDE_EXPIRED"));
    }

    private static Floor floor(Instant signedTime) {
        return new Floor(
                1, 1, Optional.empty(), Optional.empty(), List.of(), Optional.of(signedTime), Optional.empty());
    }

    private static SignedOverride override(Code... allows) {
        return new SignedOverride(
                "plant-1", "ab".repeat(32), Set.of(allows), "late", "olivia", ISSUED, ISSUED.plus(Duration.ofDays(7)));
    }
}
