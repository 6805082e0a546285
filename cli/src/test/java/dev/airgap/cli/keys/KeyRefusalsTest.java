package dev.airgap.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.keys.Machines.Ended;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that stops a ceremony, before anything is signed or replaced. */
class KeyRefusalsTest {

    private static final int USAGE = 2;

    @TempDir
    Path folder;

    private Machines machines;

    @BeforeEach
    void machines() {
        machines = new Machines(folder);
    }

    @Test
    void aRootWithOneSignatureIsNotComplete() {
        machines.sign("anna", machines.draft());
        Path root = machines.at("dmz", "root.dsse.json");

        Ended finished =
                machines.run("keys", "root", "finish", machines.at("anna", "root.1.signing.dsse.json"), "-o", root);

        refused(finished, Finding.CEREMONY_SIGNATURES_MISSING, "1 of 2 signatures, 1 more by any of");
        assertThat(root).doesNotExist();
    }

    @Test
    void aDraftThatNobodySignedIsNotComplete() {
        refused(
                machines.run("keys", "root", "finish", machines.draft(), "-o", machines.at("dmz", "root.dsse.json")),
                Finding.CEREMONY_SIGNATURES_MISSING,
                "0 of 2");
    }

    @Test
    void aKeySignsOnce() {
        Path draft = machines.draft();
        machines.sign("anna", draft);

        refused(machines.sign("anna", draft), Finding.CEREMONY_SIGNED_ALREADY, "has signed root 1");
        refused(
                machines.sign("anna", machines.at("anna", "root.1.signing.dsse.json")),
                Finding.CEREMONY_SIGNED_ALREADY,
                "has signed root 1");
    }

    @Test
    void aKeyThatNothingDelegatesDoesNotSign() throws IOException {
        Path root = machines.firstRoot();
        machines.key("mallory", "root");
        Path manifest = Files.write(
                machines.at("dmz", "m.json"), Machines.manifest(1, 1).toPayload());

        refused(
                machines.sign("mallory", machines.at("anna", "root.1.draft.json")),
                Finding.CEREMONY_KEY_NOT_DELEGATED,
                "none of the root keys");
        refused(
                machines.sign("anna", manifest, "--root", root),
                Finding.CEREMONY_KEY_NOT_DELEGATED,
                "does not release bundles for site plant-1");
        refused(machines.sign("anna", manifest), Finding.CEREMONY_ROOT_INVALID, "--root");
    }

    @Test
    void aVersionCannotBeSkipped() {
        Path root = machines.firstRoot();
        Path first = root.resolveSibling("root.1.dsse.json");
        machines.run("keys", "root", "edit", root, "--expires", "2030-12-31");
        machines.adopt(machines.at("dmz", "root.2.draft.json"), root);
        machines.run("keys", "root", "edit", root, "--expires", "2031-12-31");
        Path third = machines.at("dmz", "root.3.draft.json");

        refused(
                machines.sign("anna", third, "--root", first),
                Finding.CEREMONY_VERSION,
                "after root 1 this must be root 2, it is root 3");
        refused(
                machines.run("keys", "root", "finish", third, "--previous", first, "-o", root),
                Finding.CEREMONY_VERSION,
                "must be root 2");
        refused(machines.run("keys", "root", "finish", third, "-o", root), Finding.CEREMONY_VERSION, "must be root 1");
    }

    @Test
    void aRevocationThatLeavesTooFewKeysNamesTheDelegation() {
        Path root = machines.firstRoot();
        String release = id(machines.pub("dora", "release"));
        String transfer = id(machines.pub("dmz", "transfer"));

        refused(
                machines.run("keys", "root", "edit", root, "--revoke", release),
                Finding.CEREMONY_THRESHOLD,
                "release@plant-1/bundle would need 2 signatures, and has 1 keys");
        refused(
                machines.run("keys", "root", "edit", root, "--revoke", transfer),
                Finding.CEREMONY_THRESHOLD,
                "transfer@plant-1/transfer");
        refused(
                machines.run("keys", "root", "edit", root, "--threshold", "root", "4"),
                Finding.CEREMONY_THRESHOLD,
                "root@*/root would need 4");
        assertThat(root.resolveSibling("root.2.draft.json")).doesNotExist();
    }

    @Test
    void editsAreRefusedThatNameNothingOrTwoThings() {
        Path root = machines.firstRoot();
        Path release = machines.pub("dora", "release");

        refused(
                machines.run("keys", "root", "edit", root, "--threshold", "release", "1"),
                Finding.CEREMONY_DELEGATION_UNKNOWN,
                "'release' names 2 delegations");
        refused(
                machines.run("keys", "root", "edit", root, "--revoke", "0000000000"),
                Finding.CEREMONY_KEY_UNKNOWN,
                "0 key ids");
        refused(
                machines.run("keys", "root", "edit", root, "--add-key", "transfer", release),
                Finding.CEREMONY_KEY_TAKEN,
                "already has another role, in delegation release@plant-1/bundle");
        refused(
                machines.run("keys", "root", "edit", root, "--epoch", "0"),
                Finding.CEREMONY_VERSION,
                "cannot fall from 1 to 0");
        assertThat(machines.run("keys", "root", "edit", root).exit()).isEqualTo(USAGE);
        assertThat(machines.run("keys", "root", "edit", root, "--expires", "2020-01-01")
                        .exit())
                .isEqualTo(USAGE);
    }

    @Test
    void demonstrationKeysAndOthersDoNotMix() {
        machines.key("anna", "demo", "--demonstration");
        Path draft = machines.draft("--demonstration");

        refused(machines.sign("anna", draft), Finding.CEREMONY_DEMONSTRATION, "is not a demonstration key");
        refused(
                machines.run("keys", "sign", "--yes", "--key", machines.privateKey("anna", "demo"), ordinary(draft)),
                Finding.CEREMONY_DEMONSTRATION,
                "is a demonstration key");
    }

    @Test
    void aSignatureThatWasChangedOnTheWayIsFoundByTheNextPerson() throws IOException {
        machines.sign("anna", machines.draft());
        Path signing = machines.at("anna", "root.1.signing.dsse.json");
        String json = Files.readString(signing);
        int at = json.indexOf("\"sig\":\"") + 10;
        char other = json.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(signing, json.substring(0, at) + other + json.substring(at + 1));

        refused(machines.sign("bert", signing), Finding.CEREMONY_SIGNATURE_INVALID, "is not valid");
    }

    @Test
    void aDraftThatWasChangedOnTheWayIsAnotherDocument() throws IOException {
        Path draft = machines.draft();
        machines.sign("anna", draft);
        String changed = Files.readString(draft).replace("\"threshold\":2", "\"threshold\":1");
        Files.writeString(draft, changed);

        refused(machines.sign("bert", draft), Finding.CEREMONY_OTHER_DOCUMENT, "are not the same document");
        Files.writeString(draft, changed + "\n");
        refused(machines.sign("bert", draft), Finding.CEREMONY_FILE_UNKNOWN, "neither the draft");
    }

    @Test
    void aPersonWhoDoesNotSayYesHasNotSigned() {
        Path draft = machines.draft();
        Object[] sign = {"keys", "sign", "--key", machines.privateKey("anna", "root"), draft};

        refused(machines.run(Machines.typing("no"), sign), Finding.CEREMONY_DECLINED, "nothing was signed");
        assertThat(machines.run(Terminal.NONE, sign).exit()).isEqualTo(USAGE);
        assertThat(machines.at("anna", "root.1.signing.dsse.json")).doesNotExist();
    }

    @Test
    void keysAreNeverReplaced() {
        machines.key("anna", "root");
        byte[] before = Machines.bytes(machines.privateKey("anna", "root"));

        refused(
                machines.run("keys", "generate", "--algorithm", "p384", "--out", machines.at("anna", "root")),
                Finding.CEREMONY_FILE_EXISTS,
                "never replaced");
        assertThat(Arrays.equals(before, Machines.bytes(machines.privateKey("anna", "root"))))
                .isTrue();
        assertThat(machines.run("keys", "generate", "--algorithm", "rsa", "--out", machines.at("anna", "rsa"))
                        .exit())
                .isEqualTo(USAGE);
    }

    @Test
    void trustTakesTwoPersonsWhoWereToldTheFingerprint() {
        Path root = machines.firstRoot();
        String right = Machines.root(root).fingerprint().hex();
        String wrong = Sha256.of(new byte[1]).hex();

        Ended ended =
                machines.run("keys", "root", "trust", root, "--confirm", "Hans=" + right, "--confirm", "Ines=" + wrong);

        assertThat(ended.failure()).hasMessageStartingWith("ENROLMENT_FINGERPRINT_DIFFERS");
        assertThat(root.resolveSibling("root.1.trust.json")).doesNotExist();
    }

    /** The same draft, not for demonstration. */
    private Path ordinary(Path draft) {
        try {
            return Files.writeString(
                    machines.at("dmz", "root.1.draft.json"),
                    Files.readString(draft).replace(",\"demonstration\":true", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Path pub) {
        return VerificationKey.ofPem(new String(Machines.bytes(pub), StandardCharsets.US_ASCII))
                .id()
                .hex();
    }

    private static void refused(Ended ended, Finding finding, String message) {
        assertThat(ended.failure())
                .isInstanceOfSatisfying(
                        CeremonyException.class,
                        refusal -> assertThat(refusal.finding()).isEqualTo(finding))
                .hasMessageContaining(message);
    }
}
