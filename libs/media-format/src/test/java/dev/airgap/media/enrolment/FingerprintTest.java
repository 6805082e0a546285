package dev.airgap.media.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.Sha256;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final Sha256 FINGERPRINT = Sha256.of(new byte[0]);
    private static final String SHOWN =
            "e3b0 c442 98fc 1c14 9afb f4c8 996f b924 27ae 41e4 649b 934c a495 991b 7852 b855";

    @Test
    void isShownInGroupsOfFour() {
        assertThat(Fingerprint.shown(FINGERPRINT)).isEqualTo(SHOWN);
    }

    @Test
    void matchesWhatWasReadAloudHoweverItIsTyped() {
        assertThat(Fingerprint.matches(SHOWN, FINGERPRINT)).isTrue();
        assertThat(Fingerprint.matches(FINGERPRINT.hex(), FINGERPRINT)).isTrue();
        assertThat(Fingerprint.matches(" " + SHOWN.toUpperCase(Locale.ROOT) + "\n", FINGERPRINT))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e3b0", "e3b0 c442 98fc 1c14", "..."})
    void doesNotMatchAPart(String typed) {
        assertThat(Fingerprint.matches(typed, FINGERPRINT)).isFalse();
    }

    @Test
    void doesNotMatchOneOtherDigit() {
        for (int at = 0; at < 64; at++) {
            char other = FINGERPRINT.hex().charAt(at) == '0' ? '1' : '0';
            String typed = new StringBuilder(FINGERPRINT.hex())
                    .replace(at, at + 1, "" + other)
                    .toString();

            assertThat(Fingerprint.matches(typed, FINGERPRINT)).isFalse();
        }
    }
}
