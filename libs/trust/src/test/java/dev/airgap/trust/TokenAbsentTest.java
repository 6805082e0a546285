package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.KeyException.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said about a token before there is one; {@link TokenSignerTest} has a real one. */
class TokenAbsentTest {

    @TempDir
    Path folder;

    @Test
    void saysThatThereIsNoModule() {
        refuses(Finding.KEY_TOKEN_UNUSABLE, folder.resolve("none.so"), Passphrase.NONE, "there is no module");
    }

    @Test
    void asksForThePinOfThisTokenAndSaysThatItIsMissing() throws IOException {
        Path module = Files.createFile(folder.resolve("module.so"));

        refuses(Finding.KEY_PASSPHRASE_MISSING, module, Passphrase.NONE, "slot 7 needs a PIN");
    }

    @Test
    void saysThatTheModuleCannotBeUsedAndOverwritesThePin() throws IOException {
        Path module = Files.writeString(folder.resolve("module.so"), "not a library");
        char[] pin = "4711".toCharArray();

        refuses(Finding.KEY_TOKEN_UNUSABLE, module, what -> Optional.of(pin), "slot 7 cannot be used");

        assertThat(pin).containsOnly('\0');
    }

    private static void refuses(Finding finding, Path module, Passphrase passphrase, String why) {
        KeyReference reference = KeyReference.parse("pkcs11:slot-id=7;object=release?module-path=" + module);
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> reference.open(passphrase))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.finding()).isEqualTo(finding));
    }
}
