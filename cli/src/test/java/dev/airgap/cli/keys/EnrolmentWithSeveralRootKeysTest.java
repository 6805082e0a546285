package dev.airgap.cli.keys;

import static dev.airgap.cli.keys.Machines.SITE;
import static dev.airgap.cli.keys.Machines.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.cli.keys.Machines.Ended;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.Role;
import dev.airgap.trust.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site enrols where one root key is not enough. */
class EnrolmentWithSeveralRootKeysTest {

    @TempDir
    Path folder;

    private Machines machines;
    private Path root;
    private Path medium;

    @BeforeEach
    void aRootOfThreePeopleAndTheCardOfASite() throws IOException {
        machines = new Machines(folder);
        root = machines.firstRoot();
        medium = Files.createDirectories(folder.resolve("medium"));
        String fingerprint = root(root).fingerprint().hex();
        assertThat(enroll("kit", "dmz").failure()).isNull();
        assertThat(enroll("card", "site", "--confirm", "Jan=" + fingerprint, "--confirm", "Kim=" + fingerprint)
                        .failure())
                .isNull();
    }

    @Test
    void finishWritesADraftAndCompletesWhenItIsSigned() {
        Ended drafted = finish();
        Path draft = machines.at("dmz", "root.2.draft.json");

        assertThat(drafted.exit()).isZero();
        assertThat(drafted.out())
                .contains("not enrolled yet", "root 2 by the root keys of root 1: 0 of 2 signatures", "--signed");
        assertThat(root(root).document().version()).isEqualTo(1);

        machines.sign("anna", draft);
        Path signing = machines.at("dmz", "root.2.signing.dsse.json");
        Ended early = finish("--signed", signing);
        machines.sign("bert", signing);
        Ended finished = finish("--signed", signing);

        assertThat(early.failure())
                .hasMessageStartingWith("ENROLMENT_ROOT_KEY")
                .hasMessageContaining("1 of 2 signatures");
        assertThat(finished.out()).contains("Site plant-1 is enrolled: root version 2");
        assertThat(root(root).document().keysOf(Role.SITE, SITE)).containsExactly(card().siteKey());
        assertThat(machines.at("dmz", "enrolment.json")).content().contains("Lea", "Max", "\"rootVersion\":2");
        assertThat(finish("--signed", signing).out()).contains("nothing to do");
    }

    @Test
    void editEnrolsTheCardAndLetsASiteWithLostKeysEnrolAgain() throws IOException {
        String first = card().fingerprint().hex();
        machines.run(
                "keys",
                "root",
                "edit",
                root,
                "--enrol",
                cardFile(),
                "--confirm",
                "Lea=" + first,
                "--confirm",
                "Max=" + first);
        machines.adopt(machines.at("dmz", "root.2.draft.json"), root);
        VerificationKey lost = card().siteKey();
        String log = card().logKey().id().hex();
        for (String name : List.of("site", "log")) {
            Files.delete(machines.privateKey("site", name));
            Files.delete(machines.pub("site", name));
        }
        String fingerprint =
                root(machines.at("site", "root.dsse.json")).fingerprint().hex();
        Files.delete(cardFile());
        enroll("card", "site", "--confirm", "Jan=" + fingerprint, "--confirm", "Kim=" + fingerprint);
        String second = card().fingerprint().hex();
        Object[] enrol = {
            "keys",
            "root",
            "edit",
            root,
            "--enrol",
            cardFile(),
            "--confirm",
            "Lea=" + second,
            "--confirm",
            "Max=" + second
        };

        Ended beside = machines.run(enrol);
        Ended instead = machines.run(
                Stream.concat(Stream.of(enrol), Stream.of("--revoke", lost.id().hex(), "--revoke", log))
                        .toArray());
        Ended finished = machines.adopt(machines.at("dmz", "root.3.draft.json"), root);

        assertThat(beside.failure()).hasMessageStartingWith("CEREMONY_KEY_TAKEN");
        assertThat(instead.failure()).isNull();
        assertThat(finished.failure()).isNull();
        assertThat(root(root).document().keysOf(Role.SITE, SITE))
                .containsExactly(card().siteKey())
                .doesNotContain(lost);
    }

    @Test
    void editWantsTwoPersonsWhoWereToldTheFingerprintOfTheCard() {
        Ended ended = machines.run(
                "keys", "root", "edit", root, "--enrol", cardFile(), "--confirm", "Lea=00", "--confirm", "Max=00");

        assertThat(ended.failure()).hasMessageStartingWith("ENROLMENT_FINGERPRINT_DIFFERS");
        assertThat(machines.at("dmz", "root.2.draft.json")).doesNotExist();
    }

    private Ended finish(Object... more) {
        String fingerprint = card().fingerprint().hex();
        return enroll(
                "finish",
                "dmz",
                Stream.concat(
                                Stream.of("--confirm", "Lea=" + fingerprint, "--confirm", "Max=" + fingerprint),
                                Stream.of(more))
                        .toArray());
    }

    private Ended enroll(String step, String zone, Object... more) {
        return machines.run(Stream.concat(
                        Stream.of(
                                "site",
                                "enroll",
                                step,
                                "--site=" + SITE,
                                "--medium=" + medium,
                                "--keys=" + machines.at(zone, ""),
                                "--root=" + machines.at(zone, "root.dsse.json")),
                        Stream.of(more))
                .toArray());
    }

    private Path cardFile() {
        return medium.resolve("airgap-enrolment/" + SITE + "/card.json");
    }

    private KeyCard card() {
        return KeyCard.verify(Machines.bytes(cardFile()));
    }
}
