package dev.airgap.cli.keys;

import static dev.airgap.cli.keys.Machines.SITE;
import static dev.airgap.cli.keys.Machines.bytes;
import static dev.airgap.cli.keys.Machines.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.Manifest;
import dev.airgap.cli.keys.Machines.Ended;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ceremonies as people hold them: each on a machine of their own, with files that travel between them. */
class KeyCeremonyTest {

    @TempDir
    Path folder;

    private Machines machines;

    @BeforeEach
    void machines() {
        machines = new Machines(folder);
    }

    @Test
    void threePeopleMakeTheFirstRootOfWhichTwoSign() throws IOException {
        Path draft = machines.draft();
        machines.sign("anna", draft);
        Path atCarla = machines.carry(machines.at("anna", "root.1.signing.dsse.json"), "carla");
        byte[] asAnnaSigned = bytes(atCarla);
        Ended second = machines.sign("carla", atCarla);

        assertThat(second.out()).contains("root document, version 1", "2 of 2 signatures");
        assertThat(bytes(atCarla)).as("signed in place").isNotEqualTo(asAnnaSigned);

        Path root = machines.at("dmz", "root.1.dsse.json");
        Ended finished = machines.run("keys", "root", "finish", atCarla, "-o", root);

        assertThat(finished.exit()).isZero();
        TrustedRoot trusted = root(root);
        assertThat(keys(trusted, Role.RELEASE, SITE)).hasSize(3);
        assertThat(trusted.document()
                        .delegation(Role.RELEASE, SITE, PayloadTypes.BUNDLE)
                        .orElseThrow()
                        .threshold())
                .isEqualTo(2);
        assertThat(Files.getPosixFilePermissions(machines.privateKey("anna", "root")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void signaturesThatWereMadeAtTheSameTimeArePutTogether() {
        Path draft = machines.draft();
        machines.sign("bert", machines.carry(draft, "bert"));
        machines.sign("anna", draft);

        Path root = machines.at("dmz", "root.dsse.json");
        Ended finished = machines.run(
                "keys",
                "root",
                "finish",
                machines.at("anna", "root.1.signing.dsse.json"),
                machines.at("bert", "root.1.signing.dsse.json"),
                "-o",
                root);

        assertThat(finished.exit()).isZero();
        assertThat(root(root).document().version()).isEqualTo(1);
        assertThat(root.resolveSibling("root.1.dsse.json")).hasSameBinaryContentAs(root);
    }

    @Test
    void twoPeopleReleaseABundleOnMachinesOfTheirOwn() throws IOException {
        Path root = machines.firstRoot();
        byte[] payload = Machines.manifest(7, 1).toPayload();
        Path manifest = Files.write(machines.at("dmz", "7.manifest.json"), payload);
        for (String person : List.of("dora", "emil")) {
            Ended signed = machines.run(
                    Machines.typing("yes"),
                    "bundle",
                    "sign",
                    "--key",
                    machines.privateKey(person, "release"),
                    "--root",
                    machines.carry(root, person),
                    machines.carry(manifest, person));
            assertThat(signed.exit()).isZero();
            assertThat(signed.out()).contains("site plant-1, epoch 1, sequence 7", Manifest.bundleId(payload));
        }

        Envelope doras = signatureOf("dora");
        Envelope both = new Envelope(
                PayloadTypes.BUNDLE,
                doras.payload(),
                Stream.concat(doras.signatures().stream(), signatureOf("emil").signatures().stream())
                        .sorted((one, other) -> one.keyId().compareTo(other.keyId()))
                        .toList());

        assertThat(root(root)
                        .verify(both, Role.RELEASE, SITE, PayloadTypes.BUNDLE)
                        .payload())
                .isEqualTo(payload);
    }

    @Test
    void aReleaseKeyIsReplacedAndTheOldOneSignsNoMore() {
        Path root = machines.firstRoot();
        KeyId old = VerificationKey.ofPem(text(machines.pub("dora", "release"))).id();
        String fresh = machines.key("dora", "release-2");

        Ended edited = machines.run(
                "keys",
                "root",
                "edit",
                root,
                "--add-key",
                "release@plant-1/bundle",
                machines.pub("dora", "release-2"),
                "--revoke",
                old.hex().substring(0, 16),
                "--epoch",
                "+1");
        Ended finished = machines.adopt(machines.at("dmz", "root.2.draft.json"), root);

        assertThat(edited.out())
                .contains("key " + old + " is removed", "key " + fresh + " is added", "epoch 1 becomes 2");
        assertThat(finished.failure()).isNull();
        TrustedRoot second = root(root);
        assertThat(second.document().version()).isEqualTo(2);
        assertThat(second.document().epoch()).isEqualTo(2);
        assertThat(keys(second, Role.RELEASE, SITE)).contains(fresh).doesNotContain(old.hex());
        assertThat(root.resolveSibling("root.1.dsse.json")).exists();
        assertThat(root.resolveSibling("root.2.dsse.json")).hasSameBinaryContentAs(root);
    }

    @Test
    void aLostRootKeyIsReplacedByTheOldAndTheNewThreshold() {
        Path root = machines.firstRoot();
        String lost =
                VerificationKey.ofPem(text(machines.pub("carla", "root"))).id().hex();
        machines.key("gero", "root");
        machines.run(
                "keys",
                "root",
                "edit",
                root,
                "--add-key",
                "root",
                machines.pub("gero", "root"),
                "--revoke",
                lost,
                "--threshold",
                "root",
                "3");
        Path atAnna = machines.carry(machines.at("dmz", "root.2.draft.json"), "anna");
        machines.sign("anna", atAnna, "--root", root);
        Path signing = machines.at("anna", "root.2.signing.dsse.json");
        machines.sign("bert", signing, "--root", root);

        Ended early = machines.run("keys", "root", "finish", signing, "--previous", root, "-o", root);
        machines.sign("gero", signing, "--root", root);
        Ended finished = machines.run("keys", "root", "finish", signing, "--previous", root, "-o", root);

        assertThat(early.failure())
                .hasMessageStartingWith("CEREMONY_SIGNATURES_MISSING")
                .hasMessageContaining("root 2 by its own root keys: 2 of 3 signatures, 1 more");
        assertThat(finished.failure()).isNull();
        assertThat(keys(root(root), Role.ROOT, "*")).hasSize(3).doesNotContain(lost);
    }

    @Test
    void twoPeopleTrustARootAndAreRecorded() {
        Path root = machines.firstRoot();
        String fingerprint = root(root).fingerprint().hex();

        Ended trusted =
                machines.run(Machines.typing("Hans", fingerprint, "Ines", fingerprint), "keys", "root", "trust", root);

        assertThat(trusted.exit()).isZero();
        assertThat(root.resolveSibling("root.1.trust.json"))
                .content()
                .contains("[\"Hans\",\"Ines\"]", fingerprint, "2026-11-22T10:00:00Z");
    }

    @Test
    void showTellsWhoHasSignedAndWhoIsMissing() {
        Path draft = machines.draft();
        machines.sign("anna", draft);
        String anna =
                VerificationKey.ofPem(text(machines.pub("anna", "root"))).id().hex();
        String carla =
                VerificationKey.ofPem(text(machines.pub("carla", "root"))).id().hex();

        Ended people = machines.run("keys", "show", machines.at("anna", "root.1.signing.dsse.json"));
        Ended program = machines.run("keys", "show", "--json", machines.at("anna", "root.1.signing.dsse.json"));

        assertThat(people.out())
                .contains("version: 1", "expires: 2029-12-31T00:00:00Z", "delegation: release@plant-1/bundle")
                .contains("missing: 1", carla);
        assertThat(program.out()).contains("\"signedBy\":[\"" + anna + "\"]", "\"missing\":1", "\"role\":\"approver\"");
    }

    @Test
    void showKnowsEveryOtherFile() throws IOException {
        Path root = machines.firstRoot();
        Path manifest = Files.write(
                machines.at("dora", "m.json"), Machines.manifest(1, 1).toPayload());
        machines.run(
                "keys", "sign", "--yes", "--key", machines.privateKey("dora", "release"), "--root", root, manifest);

        assertThat(machines.run("keys", "show", manifest).out()).contains("what: bundle manifest", "sequence: 1");
        assertThat(machines.run("keys", "show", signatureFile("dora"), "--root", root)
                        .out())
                .contains("what: signatures of a bundle manifest", "threshold: 2", "missing: 1");
        assertThat(machines.run("keys", "show", machines.pub("dora", "release")).out())
                .contains("what: public key");
        assertThat(machines.run("keys", "show", machines.privateKey("dora", "release"))
                        .out())
                .contains("what: private key", "algorithm: ED25519")
                .doesNotContain("BEGIN");
    }

    private Envelope signatureOf(String person) throws IOException {
        return Envelope.parse(bytes(signatureFile(person)), TrustedRoot.LARGEST_BYTES);
    }

    private Path signatureFile(String person) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(person))) {
            return files.filter(file -> file.toString().endsWith(".sig.dsse.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> keys(TrustedRoot root, Role role, String scope) {
        return root.document().keysOf(role, scope).stream()
                .map(key -> key.id().hex())
                .toList();
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.US_ASCII);
    }
}
