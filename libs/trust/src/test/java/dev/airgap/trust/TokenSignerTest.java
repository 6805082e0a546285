package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real token in software: {@code apt-get install softhsm2}. */
@Tag("debian")
class TokenSignerTest {

    private static final String MODULE = "/usr/lib/softhsm/libsofthsm2.so";
    private static final Pattern SLOT = Pattern.compile("reassigned to slot ([0-9]+)");

    @TempDir
    static Path folder;

    private static String slot = "";
    private static String unopened = "";
    private static Path pin = Path.of("pin");

    @BeforeAll
    static void aTokenWithAKey() throws IOException, InterruptedException {
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                Path.of(Objects.requireNonNull(System.getenv("SOFTHSM2_CONF"), "set by the pom")),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        pin = Files.writeString(folder.resolve("pin"), "4711\n");
        slot = newToken();
        unopened = newToken();
        Path configuration = Files.writeString(
                folder.resolve("provider"), "name = test\nlibrary = " + MODULE + "\nslot = " + slot + "\n");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "release",
                "-keyalg",
                "EC",
                "-groupname",
                "secp384r1",
                "-sigalg",
                "SHA384withECDSA",
                "-dname",
                "CN=release",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-storepass",
                "4711",
                "-providerClass",
                "sun.security.pkcs11.SunPKCS11",
                "-providerArg",
                configuration.toString());
    }

    @Test
    void signsWhatTheRootVouchesFor() {
        Signer token = reference("release", "&pin-source=" + pin).open(Passphrase.NONE);
        RootDocument document = RootDocument.of(
                1,
                1,
                Instant.parse("2030-01-01T00:00:00Z"),
                List.of(token.verificationKey()),
                List.of(new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(token.keyId()))));

        byte[] envelope = Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(token))
                .toBytes();

        assertThat(TrustedRoot.parse(envelope).document()).isEqualTo(document);
    }

    /** On a token that nobody has opened: a process that is logged in once is not asked again. */
    @Test
    void refusesAWrongPin() {
        KeyReference reference =
                KeyReference.parse("pkcs11:slot-id=" + unopened + ";object=release?module-path=" + MODULE);

        refuses(KeyException.Finding.KEY_PASSPHRASE_WRONG, reference, what -> Optional.of("1234".toCharArray()));
    }

    @Test
    void refusesWithoutAPin() {
        refuses(KeyException.Finding.KEY_PASSPHRASE_MISSING, reference("release", ""), Passphrase.NONE);
    }

    @Test
    void refusesAKeyThatIsNotThere() {
        refuses(KeyException.Finding.KEY_TOKEN_UNUSABLE, reference("nobody", "&pin-source=" + pin), Passphrase.NONE);
    }

    @Test
    void refusesAModuleThatIsNotThere() {
        KeyReference reference =
                KeyReference.parse("pkcs11:slot-id=1;object=release?module-path=" + folder.resolve("no.so"));

        refuses(KeyException.Finding.KEY_TOKEN_UNUSABLE, reference, Passphrase.ofFile(pin));
    }

    private static void refuses(KeyException.Finding finding, KeyReference reference, Passphrase passphrase) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> reference.open(passphrase))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(finding));
    }

    private static KeyReference reference(String object, String more) {
        return KeyReference.parse("pkcs11:slot-id=" + slot + ";object=" + object + "?module-path=" + MODULE + more);
    }

    private static String newToken() throws IOException, InterruptedException {
        String label = "airgap-" + System.nanoTime();
        String said =
                run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", "4711", "--so-pin", "0815");
        Matcher assigned = SLOT.matcher(said);
        assertThat(assigned.find()).as(said).isTrue();
        return assigned.group(1);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
