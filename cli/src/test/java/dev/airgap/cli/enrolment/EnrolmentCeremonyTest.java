package dev.airgap.cli.enrolment;

import static dev.airgap.cli.enrolment.Ceremony.SITE;
import static dev.airgap.cli.enrolment.Ceremony.confirm;
import static dev.airgap.cli.enrolment.Ceremony.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.cli.enrolment.Ceremony.Ended;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ceremony as it should go. */
class EnrolmentCeremonyTest {

    @TempDir
    Path folder;

    private Ceremony ceremony;

    @BeforeEach
    void twoZonesAndAMedium() throws Exception {
        ceremony = new Ceremony(folder);
    }

    @Test
    void endsWithARootDocumentThatNamesTheSitesKeys() {
        done(ceremony.kit());
        done(ceremony.card());
        done(ceremony.finish());

        TrustedRoot first = root(ceremony.siteRoot);
        TrustedRoot second = root(ceremony.dmzRoot);
        assertThat(first.walk(List.of(second.envelopeBytes())).fingerprint()).isEqualTo(second.fingerprint());
        RootDocument document = second.document();
        assertThat(document.version()).isEqualTo(2);
        assertThat(document.demonstration()).isFalse();
        assertThat(document.delegation(Role.SITE, SITE, PayloadTypes.RECEIPT)
                        .orElseThrow()
                        .keys())
                .containsExactly(key(ceremony.siteKeys, "site").keyId());
        assertThat(document.delegation(Role.SITE, SITE, PayloadTypes.NEED_LIST)).isPresent();
        assertThat(document.keysOf(Role.LOG, SITE))
                .containsExactly(key(ceremony.siteKeys, "log").verificationKey());
        assertThat(document.keysOf(Role.LOG, "dmz"))
                .containsExactly(key(ceremony.dmzKeys, "log").verificationKey());
    }

    @Test
    void startsWithKeysAndARootDocumentForThisSiteOnly() throws Exception {
        done(ceremony.kit());

        RootDocument document = root(ceremony.dmzRoot).document();
        assertThat(document.version()).isEqualTo(1);
        assertThat(document.expires()).isEqualTo(Ceremony.NOW.plus(Duration.ofDays(3 * 365)));
        assertThat(document.delegations())
                .containsExactly(
                        delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), "root"),
                        delegation(Role.RELEASE, SITE, Set.of(PayloadTypes.BUNDLE), "release-bundles"),
                        delegation(Role.RELEASE, SITE, Set.of(PayloadTypes.RULE_UPDATE), "release-rules"),
                        delegation(Role.TRANSFER, SITE, Set.of(PayloadTypes.TRANSFER), "transfer"),
                        delegation(Role.LOG, "dmz", Set.of(), "log"));
        assertThat(ceremony.kitFile()).hasBinaryContent(Files.readAllBytes(ceremony.dmzRoot));
        assertThat(Files.getPosixFilePermissions(ceremony.dmzKeys))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(ceremony.dmzKeys.resolve("root.key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void printsTheFingerprintsThatAreReadOut() {
        assertThat(done(ceremony.kit()).out()).contains(Fingerprint.shown(ceremony.kitFingerprint()));
        assertThat(done(ceremony.card()).out()).contains(Fingerprint.shown(ceremony.cardFingerprint()));
    }

    @Test
    void keepsEveryVersionAndWhoConfirmed() {
        done(ceremony.kit());
        done(ceremony.card());
        done(ceremony.finish());

        Path dmz = ceremony.dmzRoot.getParent();
        assertThat(dmz.resolve("root.1.dsse.json")).hasSameBinaryContentAs(ceremony.siteRoot);
        assertThat(dmz.resolve("root.2.dsse.json")).hasSameBinaryContentAs(ceremony.dmzRoot);
        assertThat(dmz.resolve("enrolment.json"))
                .hasContent("{\"site\":\"plant-1\",\"rootVersion\":2,\"rootFingerprint\":\""
                        + root(ceremony.dmzRoot).fingerprint().hex() + "\",\"confirmedBy\":[\"Carla\",\"Dan\"]}");
        assertThat(ceremony.siteRoot.resolveSibling("enrolment.json"))
                .hasContent("{\"site\":\"plant-1\",\"rootVersion\":1,\"rootFingerprint\":\""
                        + root(ceremony.siteRoot).fingerprint().hex() + "\",\"confirmedBy\":[\"Anna\",\"Bert\"]}");
        assertThat(ceremony.keyCard().confirmedBy()).containsExactly("Anna", "Bert");
    }

    @Test
    void leavesThePrivateKeysWhereTheyWereMade() {
        done(ceremony.kit());
        done(ceremony.card());

        assertThat(ceremony.everything().keySet())
                .filteredOn(name -> name.startsWith("medium"))
                .containsExactly(
                        "medium/airgap-enrolment/plant-1/card.json", "medium/airgap-enrolment/plant-1/kit.dsse.json");
    }

    @Test
    void asksBothPersonsAtTheTerminalWithoutShowingTheFingerprint() {
        done(ceremony.kit());
        String fingerprint = Fingerprint.shown(ceremony.kitFingerprint()).toUpperCase(Locale.ROOT);
        StringBuilder questions = new StringBuilder();
        Terminal typing = Ceremony.typing("Anna", fingerprint, " Bert ", fingerprint);

        done(ceremony.run(
                question -> {
                    questions.append(question);
                    return typing.ask(question);
                },
                ceremony.atSite("card")));

        assertThat(ceremony.keyCard().confirmedBy()).containsExactly("Anna", "Bert");
        assertThat(questions.toString()).contains("Anna").doesNotContain(fingerprint.substring(0, 4));
    }

    @Test
    void marksEverythingOfADemonstration() {
        done(ceremony.kit("--demonstration"));
        done(ceremony.card());
        done(ceremony.finish());

        assertThat(root(ceremony.siteRoot).document().demonstration()).isTrue();
        assertThat(root(ceremony.dmzRoot).document().demonstration()).isTrue();
        assertThat(ceremony.keyCard().demonstration()).isTrue();
        for (String name : List.of("root", "release-bundles", "release-rules", "transfer", "log")) {
            assertThat(key(ceremony.dmzKeys, name).isDemonstration()).as(name).isTrue();
        }
        assertThat(key(ceremony.siteKeys, "site").isDemonstration()).isTrue();
        assertThat(key(ceremony.siteKeys, "log").isDemonstration()).isTrue();
    }

    @Test
    void takesTheRootKeyFromElsewhere() {
        Path rootKey = folder.resolve("safe/root-2026.key.pem");

        done(ceremony.kit("--root-key", "" + rootKey));
        done(ceremony.card());
        done(ceremony.finish(
                "--root-key",
                "" + rootKey,
                confirm("Carla", ceremony.cardFingerprint()),
                confirm("Dan", ceremony.cardFingerprint())));

        assertThat(root(ceremony.dmzRoot).document().version()).isEqualTo(2);
        assertThat(rootKey.resolveSibling("root-2026.pub.pem")).exists();
        assertThat(ceremony.dmzKeys.resolve("root.key.pem")).doesNotExist();
    }

    @Test
    void changesNothingWhenAStepIsRepeated() {
        done(ceremony.kit());
        var afterKit = ceremony.everything();
        done(ceremony.kit());
        assertThat(ceremony.everything()).isEqualTo(afterKit);

        done(ceremony.card());
        var afterCard = ceremony.everything();
        done(ceremony.card());
        assertThat(ceremony.everything()).isEqualTo(afterCard);

        done(ceremony.finish());
        var afterFinish = ceremony.everything();
        assertThat(done(ceremony.finish()).out()).contains("nothing to do");
        assertThat(done(ceremony.finish("--confirm=x=y")).out()).contains("nothing to do");
        assertThat(ceremony.everything()).isEqualTo(afterFinish);
    }

    @Test
    void goesOnAfterAStepThatWasInterrupted() throws Exception {
        done(ceremony.kit());
        Files.delete(ceremony.dmzRoot);
        Files.delete(ceremony.dmzKeys.resolve("log.key.pem"));
        Files.delete(ceremony.dmzKeys.resolve("transfer.pub.pem"));
        Files.writeString(ceremony.dmzRoot.resolveSibling(".root.dsse.json.new"), "half");

        done(ceremony.kit());
        done(ceremony.card());
        done(ceremony.finish());

        assertThat(root(ceremony.dmzRoot).document().version()).isEqualTo(2);
        assertThat(ceremony.dmzKeys.resolve("transfer.pub.pem")).exists();
    }

    @Test
    void completesARecordThatIsMissingWithTwoPersonsAgain() throws Exception {
        done(ceremony.kit());
        done(ceremony.card());
        done(ceremony.finish());
        var finished = ceremony.everything();
        Files.delete(ceremony.dmzRoot.resolveSibling("enrolment.json"));

        assertThat(ceremony.finish(confirm("Carla", ceremony.cardFingerprint())).failure())
                .isInstanceOf(EnrolmentException.class);
        done(ceremony.finish());

        assertThat(ceremony.everything()).isEqualTo(finished);
    }

    @Test
    void acceptsANewCardBeforeTheSiteIsEnrolled() {
        done(ceremony.kit());
        done(ceremony.card());
        KeyCard first = ceremony.keyCard();

        done(ceremony.card(confirm("Anna", ceremony.kitFingerprint()), confirm("Emil", ceremony.kitFingerprint())));

        assertThat(ceremony.keyCard().siteKey()).isEqualTo(first.siteKey());
        assertThat(ceremony.cardFingerprint()).isNotEqualTo(first.fingerprint());
        done(ceremony.finish());
    }

    private Delegation delegation(Role role, String scope, Set<String> payloadTypes, String keyName) {
        return new Delegation(
                role,
                scope,
                payloadTypes,
                1,
                Set.of(key(ceremony.dmzKeys, keyName).keyId()));
    }

    private static FileSigner key(Path keys, String name) {
        return FileSigner.read(keys.resolve(name + ".key.pem"), keys.resolve(name + ".pub.pem"));
    }

    private static Ended done(Ended ended) {
        assertThat(ended.failure()).isNull();
        assertThat(ended.exit()).isZero();
        return ended;
    }
}
