package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSignerTest {

    private static final Path OPENSSL = Path.of("src/test/resources/openssl");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void readsBackTheKeyItGenerated(Algorithm algorithm) {
        FileSigner generated = FileSigner.generate(algorithm, folder.resolve("key.pem"), folder.resolve("key.pub.pem"));

        FileSigner read = FileSigner.read(folder.resolve("key.pem"), folder.resolve("key.pub.pem"));

        assertThat(read.verificationKey()).isEqualTo(generated.verificationKey());
        assertThat(read.verificationKey().algorithm()).isEqualTo(algorithm);
        assertThat(read.verificationKey().verifies(new byte[9], read.sign(new byte[9])))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "p384"})
    void readsKeysMadeByOpensslAndComputesTheirPublicHalf(String name) throws IOException {
        Path privatePem = own(name + ".pem");

        FileSigner signer = FileSigner.read(privatePem);

        assertThat(FileSigner.read(privatePem, OPENSSL.resolve(name + ".pub.pem"))
                        .verificationKey())
                .isEqualTo(signer.verificationKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p256.pem", "rsa.pem", "ed25519.pub.pem", "README.md"})
    void refusesAFileThatIsNoKeyOfOurs(String name) throws IOException {
        Path other = own(name);

        assertThatThrownBy(() -> FileSigner.read(other))
                .isInstanceOf(KeyException.class)
                .satisfies(e -> assertThat(((KeyException) e).finding()).isEqualTo(KeyException.Finding.KEY_MALFORMED));
    }

    @Test
    void refusesAPublicKeyOfAnotherPair() {
        FileSigner.generate(Algorithm.ED25519, folder.resolve("a.pem"), folder.resolve("a.pub.pem"));
        FileSigner.generate(Algorithm.ED25519, folder.resolve("b.pem"), folder.resolve("b.pub.pem"));

        assertThatThrownBy(() -> FileSigner.read(folder.resolve("a.pem"), folder.resolve("b.pub.pem")))
                .isInstanceOf(KeyException.class);
    }

    @Test
    void writesThePrivateKeyForItsOwnerOnly() throws IOException {
        FileSigner.generate(Algorithm.ED25519, folder.resolve("key.pem"), folder.resolve("key.pub.pem"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void neverOverwritesAKey() throws IOException {
        Path existing = Files.writeString(folder.resolve("key.pem"), "precious");

        assertThatThrownBy(() -> FileSigner.generate(Algorithm.ED25519, existing, folder.resolve("key.pub.pem")))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
        assertThat(existing).hasContent("precious");
    }

    @Test
    void saysWhenTheFileIsMissing() {
        assertThatThrownBy(() -> FileSigner.read(folder.resolve("none.pem"))).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void marksADemonstrationKeyInItsFirstLine(Algorithm algorithm) throws IOException {
        Path file = folder.resolve("key.pem");
        FileSigner generated = FileSigner.generate(algorithm, file, folder.resolve("key.pub.pem"), true);

        FileSigner read = FileSigner.read(file, folder.resolve("key.pub.pem"));

        assertThat(Files.readAllLines(file)).startsWith("# demonstration key", "-----BEGIN PRIVATE KEY-----");
        assertThat(generated.isDemonstration()).isTrue();
        assertThat(read.isDemonstration()).isTrue();
        assertThat(read.verificationKey()).isEqualTo(generated.verificationKey());
    }

    @Test
    void marksNoOtherKey() throws IOException {
        Path file = folder.resolve("key.pem");
        FileSigner.generate(Algorithm.ED25519, file, folder.resolve("key.pub.pem"));

        assertThat(FileSigner.read(file).isDemonstration()).isFalse();
        assertThat(file).content().startsWith("-----BEGIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Demonstration key\n",
                "# demonstration key \n",
                "#demonstration key\n",
                "# demonstration key\r\n",
                " # demonstration key\n",
                "\n# demonstration key\n",
                "# demonstration key\n# demonstration key\n",
                "# demonstration key",
                "# a comment\n"
            })
    void refusesAnyOtherTextBeforeThePrivateKey(String before) throws IOException {
        Path file = folder.resolve("key.pem");
        FileSigner.generate(Algorithm.ED25519, folder.resolve("good.pem"), folder.resolve("good.pub.pem"));
        Files.writeString(file, before + Files.readString(folder.resolve("good.pem")));

        assertThatThrownBy(() -> FileSigner.read(file)).isInstanceOf(KeyException.class);
    }

    @Test
    void refusesTheMarkOnAPublicKey() {
        FileSigner signer =
                FileSigner.generate(Algorithm.ED25519, folder.resolve("key.pem"), folder.resolve("key.pub.pem"));
        String marked = "# demonstration key\n" + signer.verificationKey().toPem();

        assertThatThrownBy(() -> VerificationKey.ofPem(marked)).isInstanceOf(KeyException.class);
    }

    @Test
    void refusesAFileThatIsTooLargeForAKey() throws IOException {
        Path file = folder.resolve("key.pem");
        FileSigner made = FileSigner.generate(Algorithm.ED25519, file, folder.resolve("key.pub.pem"));
        String pem = Files.readString(file);

        Files.writeString(file, pem + "\n".repeat(16 * 1024 - pem.length()));
        assertThat(FileSigner.read(file).keyId()).isEqualTo(made.keyId());

        Files.writeString(file, pem + "\n".repeat(16 * 1024 - pem.length() + 1));
        assertThatThrownBy(() -> FileSigner.read(file))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void readsAnEncryptedKeyOnlyIfItDoesNotKeepUsBusyForMinutes() throws Exception {
        AlgorithmParameters scheme = AlgorithmParameters.getInstance("PBEWithHmacSHA256AndAES_256");
        scheme.init(new PBEParameterSpec(new byte[16], 10_000_001, new IvParameterSpec(new byte[16])));
        AlgorithmParameters named = AlgorithmParameters.getInstance("PBES2");
        named.init(scheme.getEncoded());
        byte[] slow = new EncryptedPrivateKeyInfo(named, new byte[48]).getEncoded();

        assertThatThrownBy(() -> EncryptedKey.decrypt(slow, what -> Optional.of("x".toCharArray()), "the key"))
                .isInstanceOfSatisfying(
                        KeyException.class,
                        refusal -> assertThat(refusal.finding()).isEqualTo(KeyException.Finding.KEY_MALFORMED));
    }

    @Test
    void encryptsEveryKeyWithASaltOfItsOwn() throws Exception {
        byte[] first = EncryptedKey.encrypt(new byte[48], "correct horse".toCharArray());
        byte[] second = EncryptedKey.encrypt(new byte[48], "correct horse".toCharArray());

        assertThat(salt(first)).hasSize(16).isNotEqualTo(salt(second));
    }

    private static byte[] salt(byte[] encrypted) throws Exception {
        return new EncryptedPrivateKeyInfo(encrypted)
                .getAlgParameters()
                .getParameterSpec(PBEParameterSpec.class)
                .getSalt();
    }

    /** A copy that only its owner can read: the repository's own files are open to everybody. */
    private Path own(String name) throws IOException {
        Path copy = Files.copy(OPENSSL.resolve(name), folder.resolve("own-" + name));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        return copy;
    }
}
