package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.KeyException.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReferenceTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
    private static final Passphrase RIGHT = what -> Optional.of("correct horse".toCharArray());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void opensAnEncryptedKeyOfEveryAlgorithm(Algorithm algorithm) throws IOException {
        FileSigner made = encrypted(algorithm);

        Signer opened = KeyReference.parse(key().toString()).open(RIGHT);

        assertThat(opened.verificationKey()).isEqualTo(made.verificationKey());
        assertThat(made.verificationKey().verifies(MESSAGE, opened.sign(MESSAGE)))
                .isTrue();
        assertThat(Files.readString(key())).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
    }

    @Test
    void opensWhatOpensslEncrypted() throws IOException, InterruptedException {
        Path pass = Files.writeString(folder.resolve("pass"), "correct horse\n");
        openssl(
                "genpkey",
                "-algorithm",
                "ed25519",
                "-out",
                folder.resolve("plain.pem").toString());
        openssl(
                "pkcs8",
                "-topk8",
                "-v2",
                "aes-256-cbc",
                "-in",
                folder.resolve("plain.pem").toString(),
                "-out",
                key().toString(),
                "-passout",
                "file:" + pass);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));

        assertThat(KeyReference.parse(key().toString())
                        .open(Passphrase.ofFile(pass))
                        .keyId())
                .isEqualTo(FileSigner.read(folder.resolve("plain.pem")).keyId());
    }

    @Test
    void saysThatThePassphraseIsWrongAndNotWhatItWas() {
        encrypted(Algorithm.ED25519);

        refuses(Finding.KEY_PASSPHRASE_WRONG, what -> Optional.of("battery staple".toCharArray()));
    }

    @Test
    void takesTheFirstLineOfAFileForThePassphraseAndAnEmptyOneForNone() throws IOException {
        for (String text : new String[] {"Gr\u00fc\u00dfe", "Gr\u00fc\u00dfe\n", "Gr\u00fc\u00dfe\r\nmore\n"}) {
            Path file = Files.writeString(folder.resolve("first-line"), text);
            assertThat(Passphrase.ofFile(file).ask("the key"))
                    .hasValueSatisfying(line -> assertThat(line).containsExactly("Gr\u00fc\u00dfe".toCharArray()));
        }
        Path empty = Files.writeString(folder.resolve("empty"), "\nmore\n");
        assertThat(Passphrase.ofFile(empty).ask("the key")).isEmpty();
    }

    @Test
    void saysThatAPassphraseIsMissing() {
        encrypted(Algorithm.ED25519);

        refuses(Finding.KEY_PASSPHRASE_MISSING, Passphrase.NONE);
    }

    @Test
    void overwritesThePassphraseThatItWasGiven() {
        encrypted(Algorithm.ED25519);
        char[] given = "correct horse".toCharArray();

        KeyReference.parse(key().toString()).open(what -> Optional.of(given));

        assertThat(given).containsOnly('\0');
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-----w-", "rw--w----", "rw----r--"})
    void refusesAFileThatOthersCanGetAt(String permissions) throws IOException {
        FileSigner.generate(Algorithm.ED25519, key(), folder.resolve("pub"));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString(permissions));

        refuses(Finding.KEY_FILE_OPEN, Passphrase.NONE);
    }

    @Test
    void acceptsAFileThatItsGroupMayRead() throws IOException {
        FileSigner made = FileSigner.generate(Algorithm.ED25519, key(), folder.resolve("pub"));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("r--r-----"));

        assertThat(KeyReference.parse(key().toString()).open(Passphrase.NONE).keyId())
                .isEqualTo(made.keyId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pkcs11:object=release?module-path=/m.so",
                "pkcs11:slot-id=1?module-path=/m.so",
                "pkcs11:slot-id=1;object=release",
                "pkcs11:slot-id=x;object=release?module-path=/m.so",
                "pkcs11:slot-id=1;slot-id=2;object=release?module-path=/m.so",
                "pkcs11:slot-id=1;object=release?module-path=/m.so&pin-value=4711"
            })
    void refusesAReferenceThatNamesNoKeyOrHoldsAPin(String reference) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyReference.parse(reference))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("4711"));
    }

    private FileSigner encrypted(Algorithm algorithm) {
        return FileSigner.generateEncrypted(algorithm, key(), folder.resolve("pub.pem"), "correct horse".toCharArray());
    }

    private Path key() {
        return folder.resolve("key.pem");
    }

    private void refuses(Finding finding, Passphrase passphrase) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyReference.parse(key().toString()).open(passphrase))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(finding))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("horse", "staple"));
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
