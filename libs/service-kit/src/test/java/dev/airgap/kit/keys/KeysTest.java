package dev.airgap.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.FileSigner;
import java.io.IOException;
import java.nio.file.Files;
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

        assertThatThrownBy(() -> new Keys(Optional.empty(), Optional.empty()).signer(key.toString()))
                .isInstanceOf(DemonstrationKeyException.class)
                .hasMessageContaining("DEMONSTRATION_KEY")
                .hasMessageContaining(key.toString());
    }

    @Test
    void doesNotBelieveThatSomebodyElseIsItsLauncher() {
        Path key = key(true);

        assertThatThrownBy(() -> new Keys(Optional.of(1L), Optional.empty()).signer(key.toString()))
                .isInstanceOf(DemonstrationKeyException.class);
    }

    @Test
    void takesADemonstrationKeyFromTheProcessThatStartedIt() {
        long launcher = ProcessHandle.current().parent().orElseThrow().pid();

        Path key = key(true);

        assertThat(new Keys(Optional.of(launcher), Optional.empty())
                        .signer(key.toString())
                        .keyId())
                .isEqualTo(FileSigner.read(key).keyId());
    }

    @Test
    void takesAKeyOfOnesOwnEverywhere() {
        Path key = key(false);

        assertThat(new Keys(Optional.empty(), Optional.empty())
                        .signer(key.toString())
                        .keyId())
                .isEqualTo(FileSigner.read(key).keyId());
    }

    @Test
    void opensAnEncryptedKeyWithThePassphraseOfTheService() throws IOException {
        Path key = folder.resolve("encrypted.key.pem");
        FileSigner made = FileSigner.generateEncrypted(
                Algorithm.ED25519, key, folder.resolve("encrypted.pub.pem"), "correct horse".toCharArray());
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");

        assertThat(new Keys(Optional.empty(), Optional.of(passphrase))
                        .signer(key.toString())
                        .keyId())
                .isEqualTo(made.keyId());
    }

    private Path key(boolean demonstration) {
        Path key = folder.resolve("a.key.pem");
        FileSigner.generate(Algorithm.ED25519, key, folder.resolve("a.pub.pem"), demonstration);
        return key;
    }
}
