package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static dev.airgap.media.Scene.ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediumPathTest {

    private static final String FOLDER = "airgap/" + ID;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volume-1-of-1.dsse.json",
                "roots.json",
                "payload/airgap-plant-1-e1-s000001.zip",
                "log/segment.jsonl",
                "return/receipt-00000001.dsse.json"
            })
    void knowsTheFilesOfATransfer(String file) {
        MediumPath path = MediumPath.parse(FOLDER + "/" + file).orElseThrow();

        assertThat(path.transferId()).isEqualTo(ID);
        assertThat(path.in(folder)).isEqualTo(folder.resolve(FOLDER).resolve(file));
        assertThat(path.isReturned()).isEqualTo(file.startsWith("return/"));
        assertThat(path.isManifest()).isEqualTo(file.startsWith("volume"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "airgap",
                FOLDER,
                FOLDER + "/",
                FOLDER + "/payload",
                FOLDER + "/payload/",
                FOLDER + "/payload/.hidden",
                FOLDER + "/payload/con",
                FOLDER + "/payload/..",
                FOLDER + "/payload/a/b",
                FOLDER + "/payload/../roots.json",
                FOLDER + "/../" + ID + "/roots.json",
                FOLDER + "/return/holiday.jpg",
                FOLDER + "/log/other.jsonl",
                FOLDER + "//roots.json",
                "/" + FOLDER + "/roots.json",
                "airgap/../etc/roots.json",
                "airgap/not-an-id/roots.json",
                "AIRGAP/" + ID + "/roots.json",
                FOLDER + "/payload/x\u0000.zip",
                FOLDER + "\\roots.json"
            })
    void knowsNothingElse(String text) {
        assertThat(MediumPath.parse(text)).isEmpty();
    }

    @Test
    void listsWhatLiesInATransfersFolder() throws Exception {
        Scene scene = new Scene(folder);
        scene.writeAndSeal();

        assertThat(MediumPath.of(scene.medium, ID))
                .extracting(MediumPath::text)
                .containsExactly(
                        FOLDER + "/log/segment.jsonl",
                        FOLDER + "/payload/" + scene.rules.name(),
                        FOLDER + "/payload/" + scene.bundle.name(),
                        FOLDER + "/roots.json",
                        FOLDER + "/volume-1-of-1.dsse.json");
        assertThat(MediumPath.of(scene.medium, ID).getLast().sizeIn(scene.medium))
                .isPresent();
    }

    @Test
    void refusesToListWhatMayNotLieThere() throws Exception {
        Scene scene = new Scene(folder);
        scene.writeAndSeal();
        Files.createSymbolicLink(scene.onMedium(FOLDER + "/payload/link.zip"), scene.payload(scene.bundle));

        assertRefused(
                MediumCode.MEDIUM_FILE_ADDED, FOLDER + "/payload/link.zip", () -> MediumPath.of(scene.medium, ID));
        assertRefused(
                MediumCode.MEDIUM_FILE_MISSING,
                "airgap/" + Scene.OTHER_ID,
                () -> MediumPath.of(scene.medium, Scene.OTHER_ID));
    }
}
