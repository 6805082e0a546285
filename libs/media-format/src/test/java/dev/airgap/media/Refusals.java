package dev.airgap.media;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How every test says that something was refused, and what for. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(MediumCode finding, String culprit, ThrowingCallable call) {
        assertThatExceptionOfType(MediumException.class)
                .isThrownBy(call)
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.finding())
                        .as(e.getMessage())
                        .isEqualTo(finding))
                .satisfies(e ->
                        org.assertj.core.api.Assertions.assertThat(e.culprit()).isEqualTo(culprit));
    }
}
