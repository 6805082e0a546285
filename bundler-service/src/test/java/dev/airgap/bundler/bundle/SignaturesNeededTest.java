package dev.airgap.bundler.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.Algorithm;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesNeededTest {

    @Test
    void countsDownToNothing() {
        SignaturesNeeded needed = new SignaturesNeeded(2, 0);

        assertThat(needed.without(List.of())).isEqualTo(needed);
        assertThat(needed.without(List.of(Algorithm.ED25519)).total()).isEqualTo(1);
        assertThat(needed.without(List.of(Algorithm.ED25519, Algorithm.ECDSA_P384, Algorithm.ED25519))
                        .total())
                .isZero();
    }

    @Test
    void isNotMetByClassicalKeysWherePostQuantumOnesAreAskedFor() {
        SignaturesNeeded missing = new SignaturesNeeded(1, 1).without(List.of(Algorithm.ED25519, Algorithm.ECDSA_P384));

        assertThat(missing).isEqualTo(new SignaturesNeeded(0, 1));
    }

    @Test
    void isASingleSignerWhereOneKeyIsEnough() {
        assertThat(new SignaturesNeeded(1, 0).isSingleSigner()).isTrue();
        assertThat(new SignaturesNeeded(2, 0).isSingleSigner()).isFalse();
        assertThat(new SignaturesNeeded(1, 1).isSingleSigner()).isFalse();
    }
}
