package dev.airgap.cli.enrolment;

import static dev.airgap.cli.enrolment.Ceremony.SITE;
import static dev.airgap.cli.enrolment.Ceremony.confirm;
import static dev.airgap.cli.enrolment.Ceremony.root;
import static dev.airgap.cli.enrolment.Ceremony.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.cli.enrolment.Ceremony.Ended;
import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that stops the ceremony; each with nothing changed. */
class EnrolmentRefusalsTest {

    private static final int USAGE = 2;

    @TempDir
    Path folder;

    private Ceremony ceremony;

    @BeforeEach
    void twoZonesAndAMedium() throws Exception {
        ceremony = new Ceremony(folder);
        ceremony.kit();
    }

    @Test
    void refusesAFingerprintThatDiffersAndDoesNotTellTheRightOne() {
        Sha256 right = ceremony.kitFingerprint();
        Sha256 wrong = Sha256.of(new byte[1]);

        Ended second = refuses(
                Finding.ENROLMENT_FINGERPRINT_DIFFERS,
                () -> ceremony.card(confirm("Anna", right), confirm("Bert", wrong)));
        refuses(
                Finding.ENROLMENT_FINGERPRINT_DIFFERS,
                () -> ceremony.card(confirm("Anna", wrong), confirm("Bert", right)));
        refuses(
                Finding.ENROLMENT_FINGERPRINT_DIFFERS,
                () -> ceremony.card("--confirm=Anna=" + right.hex().substring(0, 16), confirm("Bert", right)));

        assertThat(String.valueOf(second.failure()))
                .contains("Bert")
                .doesNotContain(right.hex().substring(0, 8))
                .doesNotContain(Fingerprint.shown(right).substring(0, 9));
        assertThat(ceremony.siteKeys).doesNotExist();
        assertThat(ceremony.siteRoot).doesNotExist();
    }

    @Test
    void refusesTheSamePersonTwiceOrAnotherNumberOfPersons() {
        Sha256 right = ceremony.kitFingerprint();

        refuses(Finding.ENROLMENT_TWO_PERSONS, () -> ceremony.card(confirm("Anna", right), confirm("anna", right)));
        refuses(Finding.ENROLMENT_TWO_PERSONS, () -> ceremony.card(confirm("Anna", right), confirm(" Anna ", right)));
        refuses(Finding.ENROLMENT_TWO_PERSONS, () -> ceremony.card(confirm("Anna", right)));
        refuses(
                Finding.ENROLMENT_TWO_PERSONS,
                () -> ceremony.card(confirm("Anna", right), confirm("Bert", right), confirm("Carla", right)));
        assertThat(ceremony.siteRoot).doesNotExist();
    }

    @Test
    void refusesTheSameInTheDmz() {
        ceremony.card();
        Sha256 right = ceremony.cardFingerprint();

        refuses(
                Finding.ENROLMENT_FINGERPRINT_DIFFERS,
                () -> ceremony.finish(confirm("Carla", right), confirm("Dan", ceremony.kitFingerprint())));
        refuses(Finding.ENROLMENT_TWO_PERSONS, () -> ceremony.finish(confirm("Carla", right), confirm("Carla", right)));
        assertThat(root(ceremony.dmzRoot).document().version()).isEqualTo(1);
    }

    @Test
    void needsATerminalOrConfirmations() {
        assertThat(ceremony.run(Terminal.NONE, ceremony.atSite("card")).exit()).isEqualTo(USAGE);
        assertThat(ceremony.card("--confirm", "Anna", "--confirm", "Bert").exit())
                .isEqualTo(USAGE);
        assertThat(ceremony.siteRoot).doesNotExist();
    }

    @Test
    void refusesAMediumWithoutAKit() throws Exception {
        Files.delete(ceremony.kitFile());

        refuses(Finding.ENROLMENT_KIT_MISSING, () -> ceremony.card("--confirm=a=b"));
    }

    @Test
    void refusesAKitThatIsNoRootDocument() throws Exception {
        byte[] kit = Files.readAllBytes(ceremony.kitFile());
        for (int at = 0; at < kit.length; at += 97) {
            byte[] flipped = kit.clone();
            flipped[at] ^= 1;
            Files.write(ceremony.kitFile(), flipped);

            refuses(Finding.ENROLMENT_KIT_INVALID, () -> ceremony.card("--confirm=a=b"));
        }
    }

    @Test
    void refusesAKitThatHasExpired() throws Exception {
        replaceKit(document ->
                RootDocument.of(1, 1, Ceremony.NOW, document.keys().values(), document.delegations(), false));

        refuses(Finding.ENROLMENT_KIT_INVALID, ceremony::card);
    }

    @Test
    void refusesTheKitOfAnotherSite() throws Exception {
        Ceremony other = new Ceremony(folder.resolve("elsewhere"));
        other.run(
                Terminal.NONE,
                "kit",
                "--site=plant-2",
                "--medium=" + other.medium,
                "--keys=" + other.dmzKeys,
                "--root=" + other.dmzRoot);
        Files.copy(
                other.medium.resolve("airgap-enrolment/plant-2/kit.dsse.json"),
                ceremony.kitFile(),
                StandardCopyOption.REPLACE_EXISTING);

        refuses(Finding.ENROLMENT_WRONG_SITE, ceremony::card);
    }

    @Test
    void neverReplacesAnotherRootAtTheSite() throws Exception {
        Ceremony other = new Ceremony(folder.resolve("elsewhere"));
        other.kit();
        Files.createDirectories(ceremony.siteRoot.getParent());
        Files.copy(other.dmzRoot, ceremony.siteRoot);

        refuses(Finding.ENROLMENT_OTHER_ROOT, ceremony::card);
    }

    @Test
    void refusesAKeyAtTheSiteThatCannotBeUsed() throws Exception {
        Files.createDirectories(ceremony.siteKeys);
        Files.writeString(ceremony.siteKeys.resolve("site.key.pem"), "not a key");

        refuses(Finding.ENROLMENT_KEY, ceremony::card);
    }

    @Test
    void refusesToMixDemonstrationKeysWithOthers() throws Exception {
        refuses(Finding.ENROLMENT_DEMONSTRATION, () -> ceremony.kit("--demonstration"));

        Files.createDirectories(ceremony.siteKeys);
        FileSigner.generate(
                Algorithm.ED25519,
                ceremony.siteKeys.resolve("log.key.pem"),
                ceremony.siteKeys.resolve("log.pub.pem"),
                true);
        refuses(Finding.ENROLMENT_DEMONSTRATION, ceremony::card);

        Ceremony other = new Ceremony(folder.resolve("elsewhere"));
        Files.createDirectories(other.dmzKeys);
        FileSigner.generate(
                Algorithm.ED25519, other.dmzKeys.resolve("log.key.pem"), other.dmzKeys.resolve("log.pub.pem"));
        assertRefused(Finding.ENROLMENT_DEMONSTRATION, other.kit("--demonstration"));
        assertThat(other.dmzKeys.resolve("root.key.pem")).doesNotExist();
    }

    @Test
    void refusesADemonstrationCardForARootThatIsNone() {
        ceremony.card();
        KeyCard card = ceremony.keyCard();
        writeCard(new KeyCard(SITE, card.siteKey(), card.logKey(), card.rootFingerprint(), card.confirmedBy(), true));

        refuses(Finding.ENROLMENT_DEMONSTRATION, ceremony::finish);
    }

    @Test
    void refusesAKitForAnotherSiteThanTheRootsInTheDmz() {
        refuses(
                Finding.ENROLMENT_WRONG_SITE,
                () -> ceremony.run(
                        Terminal.NONE,
                        "kit",
                        "--site=plant-2",
                        "--medium=" + ceremony.medium,
                        "--keys=" + ceremony.dmzKeys,
                        "--root=" + ceremony.dmzRoot));
    }

    @Test
    void refusesKeysThatTheRootDoesNotName() throws Exception {
        Path key = ceremony.dmzKeys.resolve("transfer.key.pem");
        Files.delete(key);
        refuses(Finding.ENROLMENT_KEY, ceremony::kit);

        Files.delete(ceremony.dmzKeys.resolve("transfer.pub.pem"));
        FileSigner.generate(Algorithm.ED25519, key, ceremony.dmzKeys.resolve("transfer.pub.pem"));
        refuses(Finding.ENROLMENT_KEY, ceremony::kit);
    }

    @Test
    void refusesARootFileThatIsNone() throws Exception {
        ceremony.card();
        Files.writeString(ceremony.dmzRoot, "{}");
        refuses(Finding.ENROLMENT_ROOT_INVALID, ceremony::kit);
        refuses(Finding.ENROLMENT_ROOT_INVALID, ceremony::finish);

        Files.delete(ceremony.dmzRoot);
        refuses(Finding.ENROLMENT_ROOT_INVALID, ceremony::finish);
    }

    @Test
    void refusesAMediumWithoutACard() {
        refuses(Finding.ENROLMENT_CARD_MISSING, () -> ceremony.finish("--confirm=a=b"));
    }

    @Test
    void refusesACardThatIsNoneOrForged() throws Exception {
        ceremony.card();
        byte[] genuine = Files.readAllBytes(ceremony.cardFile());
        Envelope envelope = Envelope.parse(genuine, genuine.length);

        Files.writeString(ceremony.cardFile(), "{}");
        refuses(Finding.ENROLMENT_CARD_INVALID, () -> ceremony.finish("--confirm=a=b"));

        KeyCard card = KeyCard.verify(genuine);
        KeyCard claimed = new KeyCard(
                SITE, card.siteKey(), card.logKey(), card.rootFingerprint(), List.of("Anna", "Mallory"), false);
        Files.write(
                ceremony.cardFile(),
                new Envelope(envelope.payloadType(), claimed.toPayload(), envelope.signatures()).toBytes());
        refuses(Finding.ENROLMENT_CARD_FORGED, () -> ceremony.finish("--confirm=a=b"));
    }

    @Test
    void refusesTheCardOfAnotherSite() {
        ceremony.card();
        KeyCard card = ceremony.keyCard();
        writeCard(new KeyCard(
                "plant-2", card.siteKey(), card.logKey(), card.rootFingerprint(), card.confirmedBy(), false));

        refuses(Finding.ENROLMENT_WRONG_SITE, ceremony::finish);
    }

    @Test
    void refusesACardOfASiteThatTrustsAnotherRoot() {
        ceremony.card();
        KeyCard card = ceremony.keyCard();
        writeCard(new KeyCard(SITE, card.siteKey(), card.logKey(), Sha256.of(new byte[1]), card.confirmedBy(), false));

        refuses(Finding.ENROLMENT_OTHER_ROOT, ceremony::finish);
    }

    @Test
    void refusesAnotherCardForASiteThatIsEnrolled() throws Exception {
        ceremony.card();
        ceremony.finish();
        for (String name : List.of("site", "log")) {
            Files.delete(ceremony.siteKeys.resolve(name + ".key.pem"));
            Files.delete(ceremony.siteKeys.resolve(name + ".pub.pem"));
        }
        ceremony.card();

        refuses(Finding.ENROLMENT_ALREADY_ENROLLED, ceremony::finish);
        assertThat(root(ceremony.dmzRoot).document().version()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatAlreadyHasAnotherRole() throws Exception {
        ceremony.card();
        for (String suffix : List.of(".key.pem", ".pub.pem")) {
            Files.copy(
                    ceremony.dmzKeys.resolve("transfer" + suffix),
                    ceremony.siteKeys.resolve("site" + suffix),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        ceremony.card();

        refuses(Finding.ENROLMENT_KEY, ceremony::finish);
    }

    @Test
    void refusesWithoutTheRootKeyOrWithAnother() throws Exception {
        ceremony.card();
        Files.delete(ceremony.dmzKeys.resolve("root.key.pem"));
        refuses(Finding.ENROLMENT_ROOT_KEY, ceremony::finish);

        Files.delete(ceremony.dmzKeys.resolve("root.pub.pem"));
        FileSigner.generate(
                Algorithm.ED25519, ceremony.dmzKeys.resolve("root.key.pem"), ceremony.dmzKeys.resolve("root.pub.pem"));
        refuses(Finding.ENROLMENT_ROOT_KEY, ceremony::finish);
    }

    @Test
    void saysWhenTheMediumIsInTheWay() throws Exception {
        Files.writeString(ceremony.medium.resolve("holiday.jpg"), "x");
        var before = ceremony.everything();

        Ended ended = ceremony.card();

        assertThat(ended.failure())
                .isInstanceOf(EnrolmentFailedException.class)
                .hasMessageContaining("MEDIUM_UNEXPECTED_FILE")
                .hasMessageContaining("holiday.jpg");
        assertThat(ceremony.everything()).isEqualTo(before);
        assertThat(ceremony.run(
                                Terminal.NONE,
                                with(
                                        new String[] {"kit", "--site=plant-1", "--medium=/nowhere"},
                                        "--keys=" + ceremony.dmzKeys,
                                        "--root=" + ceremony.dmzRoot))
                        .failure())
                .hasMessageContaining("MEDIUM_MISSING");
    }

    @Test
    void takesNoSiteThatIsNoNameOrThatIsTheDmz() {
        for (String site : List.of("", "..", "a/b", "dmz")) {
            Ended ended = ceremony.run(
                    Terminal.NONE,
                    "kit",
                    "--site=" + site,
                    "--medium=" + ceremony.medium,
                    "--keys=" + ceremony.dmzKeys,
                    "--root=" + ceremony.dmzRoot);

            assertThat(ended.exit()).as(site).isEqualTo(USAGE);
        }
    }

    private interface Change {
        RootDocument of(RootDocument document);
    }

    private void replaceKit(Change change) throws IOException {
        TrustedRoot now = root(ceremony.kitFile());
        FileSigner rootKey = FileSigner.read(ceremony.dmzKeys.resolve("root.key.pem"));
        Files.write(
                ceremony.kitFile(),
                Envelope.sign(PayloadTypes.ROOT, change.of(now.document()).toPayload(), List.of(rootKey))
                        .toBytes());
    }

    private void writeCard(KeyCard card) {
        try {
            Files.write(
                    ceremony.cardFile(),
                    card.sign(
                            FileSigner.read(ceremony.siteKeys.resolve("site.key.pem")),
                            FileSigner.read(ceremony.siteKeys.resolve("log.key.pem"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ended refuses(Finding finding, Supplier<Ended> step) {
        var before = ceremony.everything();
        Ended ended = step.get();
        assertRefused(finding, ended);
        assertThat(ceremony.everything()).isEqualTo(before);
        return ended;
    }

    private static void assertRefused(Finding finding, Ended ended) {
        assertThat(ended.failure()).isInstanceOfSatisfying(EnrolmentException.class, refusal -> {
            assertThat(refusal.finding()).as(refusal.getMessage()).isEqualTo(finding);
            assertThat(refusal).hasMessageStartingWith(finding.name() + ": ");
        });
    }
}
