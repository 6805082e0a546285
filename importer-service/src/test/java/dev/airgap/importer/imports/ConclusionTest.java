package dev.airgap.importer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    @Test
    void anActivationOutweighsEverything() {
        assertThat(Conclusion.of(List.of(rejected("BUNDLE_OLDER"), met(BundleOutcome.ACTIVATED)), true))
                .isEqualTo(DownloadOutcome.ACTIVATED);
    }

    @Test
    void aRevertedBundleOutweighsARefusedOne() {
        assertThat(Conclusion.of(List.of(rejected("BUNDLE_OLDER"), met(BundleOutcome.REVERTED)), false))
                .isEqualTo(DownloadOutcome.REVERTED);
    }

    @Test
    void theActiveBundleAgainIsNothingNew() {
        assertThat(Conclusion.of(List.of(rejected("BUNDLE_REPEATED")), false)).isEqualTo(DownloadOutcome.NOTHING_NEW);
    }

    @Test
    void anyOtherRefusalIsARejection() {
        assertThat(Conclusion.of(List.of(rejected("BUNDLE_REPEATED"), rejected("BUNDLE_TAMPERED")), false))
                .isEqualTo(DownloadOutcome.REJECTED);
    }

    @Test
    void aMissingDeliveryIsToldApartFromNothingNew() {
        assertThat(Conclusion.of(List.of(), true)).isEqualTo(DownloadOutcome.NOTHING_ARRIVED);
        assertThat(Conclusion.of(List.of(), false)).isEqualTo(DownloadOutcome.NOTHING_NEW);
    }

    private static MetBundle rejected(String code) {
        return new MetBundle(
                "x.zip", Optional.empty(), BundleOutcome.REJECTED, Optional.of(code), Optional.of("why"), List.of());
    }

    private static MetBundle met(BundleOutcome outcome) {
        return new MetBundle("x.zip", Optional.of("id"), outcome, Optional.empty(), Optional.empty(), List.of());
    }
}
