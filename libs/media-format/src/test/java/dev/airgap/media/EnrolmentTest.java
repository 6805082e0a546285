package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTest {

    private static final byte[] KIT = "a root".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CARD = "a card".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void aMedium() throws Exception {
        scene = new Scene(folder);
    }

    @Test
    void carriesAKitAndACard() {
        Enrolment enrolment = Enrolment.open(scene.medium, Scene.SITE);
        assertThat(enrolment.kit()).isEmpty();
        assertThat(enrolment.card()).isEmpty();

        enrolment.writeKit(KIT);
        enrolment.writeCard(CARD);

        Enrolment found = Enrolment.open(scene.medium, Scene.SITE);
        assertThat(found.kit()).contains(KIT);
        assertThat(found.card()).contains(CARD);
        assertThat(Enrolment.open(scene.medium, Scene.OTHER_SITE).kit()).isEmpty();
        assertThat(Scene.names(scene.onMedium("airgap-enrolment/" + Scene.SITE)))
                .containsExactly("card.json", "kit.dsse.json");
    }

    @Test
    void replacesAnEarlierKit() {
        Enrolment enrolment = Enrolment.open(scene.medium, Scene.SITE);
        enrolment.writeKit(CARD);

        enrolment.writeKit(KIT);

        assertThat(enrolment.kit()).contains(KIT);
    }

    @Test
    void beginsAgainAfterAWriteThatWasInterrupted() throws Exception {
        Enrolment.open(scene.medium, Scene.SITE).writeKit(KIT);
        Path site = scene.onMedium("airgap-enrolment/" + Scene.SITE);
        Files.writeString(site.resolve(".card.json.part"), "half");
        Files.writeString(site.resolve(".kit.dsse.json.part"), "half");

        Enrolment enrolment = Enrolment.open(scene.medium, Scene.SITE);

        assertThat(enrolment.card()).isEmpty();
        enrolment.writeCard(CARD);
        assertThat(Scene.names(site)).containsExactly(".kit.dsse.json.part", "card.json", "kit.dsse.json");
        assertThat(enrolment.card()).contains(CARD);
    }

    @Test
    void isNoTransferAndIsInNoTransfersWay() {
        Enrolment.open(scene.medium, Scene.SITE).writeKit(KIT);
        assertRefused(
                MediumCode.MEDIUM_EMPTY,
                "",
                () -> MediumReader.open(scene.medium).transfers());

        scene.writeAndSeal();

        scene.stage().publish();
        assertThat(MediumWriter.open(scene.medium).transferIds()).containsExactly(Scene.ID);
        assertThat(Enrolment.open(scene.medium, Scene.SITE).kit()).contains(KIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "airgap-enrolment/plant-1/other.json",
                "airgap-enrolment/plant-1/.other.json.part",
                "airgap-enrolment/plant-1/Kit.dsse.json",
                "airgap-enrolment/readme.txt",
                "airgap-enrolments",
                "airgap-enrolment.zip"
            })
    void refusesAnythingElseThere(String stranger) throws Exception {
        Enrolment.open(scene.medium, Scene.SITE).writeKit(KIT);
        Files.writeString(scene.onMedium(stranger), "x");

        assertRefused(
                MediumCode.MEDIUM_UNEXPECTED_FILE,
                stranger,
                () -> MediumReader.open(scene.medium).transfers());
        assertRefused(
                MediumCode.MEDIUM_UNEXPECTED_FILE,
                stranger,
                () -> MediumWriter.open(scene.medium).prepare(Scene.ID, Set.of(), List.of()));
        assertRefused(MediumCode.MEDIUM_UNEXPECTED_FILE, stranger, () -> Enrolment.open(scene.medium, Scene.SITE));
    }

    @Test
    void refusesAFileOrALinkInPlaceOfAFolder() throws Exception {
        Files.writeString(scene.onMedium("airgap-enrolment"), "x");
        assertRefused(
                MediumCode.MEDIUM_UNEXPECTED_FILE, "airgap-enrolment", () -> Enrolment.open(scene.medium, Scene.SITE));

        Files.delete(scene.onMedium("airgap-enrolment"));
        Files.createDirectory(scene.onMedium("airgap-enrolment"));
        Files.createSymbolicLink(scene.onMedium("airgap-enrolment/plant-1"), folder);
        assertRefused(
                MediumCode.MEDIUM_UNEXPECTED_FILE,
                "airgap-enrolment/plant-1",
                () -> Enrolment.open(scene.medium, Scene.SITE));
    }

    @Test
    void refusesADocumentThatIsTooLargeForWhatItIs() {
        Enrolment enrolment = Enrolment.open(scene.medium, Scene.SITE);
        enrolment.writeKit(new byte[512 * 1024 + 1]);
        enrolment.writeCard(new byte[64 * 1024 + 1]);

        assertRefused(MediumCode.MEDIUM_UNEXPECTED_FILE, "airgap-enrolment/plant-1/kit.dsse.json", enrolment::kit);
        assertRefused(MediumCode.MEDIUM_UNEXPECTED_FILE, "airgap-enrolment/plant-1/card.json", enrolment::card);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "-x", "a b"})
    void refusesASiteThatIsNoName(String site) {
        assertThatIllegalArgumentException().isThrownBy(() -> Enrolment.open(scene.medium, site));
    }

    @Test
    void refusesAMediumThatIsNotThere() {
        assertRefused(MediumCode.MEDIUM_MISSING, "", () -> Enrolment.open(folder.resolve("unplugged"), Scene.SITE));
    }
}
