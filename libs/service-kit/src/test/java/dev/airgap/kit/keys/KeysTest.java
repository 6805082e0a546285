package dev.airgap.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.FileSigner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void refusesADemonstrationKeyInAProcessThatNobodyStartedForOne() {
        Path key = key(true);

        assertThatThrownBy(() -> new Keys(Optional.empty()).signer(key))
                .isInstanceOf(DemonstrationKeyException.class)
                .hasMessageContaining("DEMONSTRATION_KEY")
                .hasMessageContaining(key.toString());
    }

    @Test
    void doesNotBelieveThatSomebodyElseIsItsLauncher() {
        Path key = key(true);

        assertThatThrownBy(() -> new Keys(Optional.of(1L)).signer(key)).isInstanceOf(DemonstrationKeyException.class);
    }

    @Test
    void takesADemonstrationKeyFromTheProcessThatStartedIt() {
        long launcher = ProcessHandle.current().parent().orElseThrow().pid();

        assertThat(new Keys(Optional.of(launcher)).signer(key(true)).isDemonstration())
                .isTrue();
    }

    @Test
    void takesAKeyOfOnesOwnEverywhere() {
        assertThat(new Keys(Optional.empty()).signer(key(false)).isDemonstration())
                .isFalse();
    }

    private Path key(boolean demonstration) {
        Path key = folder.resolve("a.key.pem");
        FileSigner.generate(Algorithm.ED25519, key, folder.resolve("a.pub.pem"), demonstration);
        return key;
    }
}
