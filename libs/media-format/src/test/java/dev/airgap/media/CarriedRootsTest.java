package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.RootChain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The root documents that travel with a transfer. */
class CarriedRootsTest {

    private static final String ROOTS = "airgap/" + Scene.ID + "/roots.json";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void aSealedMedium() throws Exception {
        scene = new Scene(folder);
        scene.writeAndSeal();
    }

    @Test
    void areReadBeforeAnythingIsVerified() {
        assertThat(found().roots().envelopes()).containsExactly(scene.root.envelopeBytes());
    }

    @Test
    void areThoseThatWereReadFirstWhenTheMediumLiesTheSecondTime() {
        Set<Path> opened = ConcurrentHashMap.newKeySet();
        MediumReader lying = new MediumReader(
                scene.medium,
                file -> opened.add(file) ? MediumFiles.MOUNTED.open(file) : new ByteArrayInputStream(new byte[9]));
        FoundTransfer found = lying.transfers().getFirst();

        assertThat(lying.verify(found, scene.root, Scene.SITE).manifest()).isEqualTo(scene.manifest());
        assertThat(found.roots().envelopes()).containsExactly(scene.root.envelopeBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"schema\":1,\"roots\":[\"AQI\"]}", "{\"schema\":1,\"roots\":[],\"more\":1}"})
    void areRefusedWhenTheyAreNoChain(String text) throws Exception {
        Files.writeString(scene.rootsFile(), text);

        assertRefused(MediumCode.MEDIUM_ROOTS_INVALID, ROOTS, () -> found().roots());
    }

    @Test
    void areRefusedWhenTheyAreLargerThanAnyChain() throws Exception {
        Files.write(scene.rootsFile(), new byte[RootChain.MAX_BYTES + 1]);

        assertRefused(MediumCode.MEDIUM_ROOTS_INVALID, ROOTS, this::found);
    }

    @Test
    void areRefusedWhenTheyAreNotThoseThatWereSealed() throws Exception {
        String other =
                Files.readString(scene.rootsFile(), StandardCharsets.UTF_8).replaceFirst("\\{", " ");
        Files.writeString(scene.rootsFile(), other.substring(0, other.length() - 1) + "]");

        assertRefused(MediumCode.MEDIUM_FILE_CHANGED, ROOTS, this::verify);
    }

    @Test
    void areRefusedWhenTheyAreMissing() throws Exception {
        Files.delete(scene.rootsFile());

        assertThat(found().roots().envelopes()).isEmpty();
        assertRefused(MediumCode.MEDIUM_FILE_MISSING, ROOTS, this::verify);
    }

    @Test
    void areRefusedWhenTheyAreALink() throws Exception {
        Path elsewhere = Files.move(scene.rootsFile(), folder.resolve("elsewhere.json"));
        Files.createSymbolicLink(scene.rootsFile(), elsewhere);

        assertThat(found().roots().envelopes()).isEmpty();
        assertRefused(MediumCode.MEDIUM_FILE_ADDED, ROOTS, this::verify);
    }

    @Test
    void areRefusedWhenTheyDoNotLeadToTheRootThatItWasSealedWith() throws IOException {
        MediumWriter writer = MediumWriter.open(scene.medium);
        SealedRoots newer = writer.writeRoots(Scene.ID, new RootChain(List.of(scene.root.envelopeBytes())), 2);
        writer.seal(scene.manifestWith(newer), scene.signer);

        assertRefused(MediumCode.MEDIUM_ROOTS_INVALID, ROOTS, this::verify);
    }

    @Test
    void doNotKeepWhatCameBackFromBeingRead() {
        MediumWriter.open(scene.medium)
                .writeReturn(Scene.ID, "receipt-00000001.dsse.json", "a".getBytes(StandardCharsets.UTF_8));

        assertThat(MediumReader.open(scene.medium).returned()).hasSize(1);
    }

    private FoundTransfer found() {
        return MediumReader.open(scene.medium).transfers().getFirst();
    }

    private void verify() {
        MediumReader.open(scene.medium).verify(found(), scene.root, Scene.SITE);
    }
}
