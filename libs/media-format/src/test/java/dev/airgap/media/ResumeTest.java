package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static dev.airgap.media.Scene.ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing goes on where it was interrupted. */
class ResumeTest {

    @TempDir
    Path folder;

    private final List<Long> asked = new ArrayList<>();
    private final Map<Progress.Phase, Long> moved = new EnumMap<>(Progress.Phase.class);
    private Scene scene;
    private MediumWriter writer;

    @BeforeEach
    void aMedium() throws Exception {
        scene = new Scene(folder);
        writer = MediumWriter.open(scene.medium);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 262_143, 262_144, 262_145, 300_000})
    void asksOnlyForWhatIsMissing(int before) {
        dieAfter(before);

        assertThat(prepare()).isEqualTo(scene.bundle.size() - before);
        write();

        assertThat(asked).containsExactly((long) before);
        assertThat(moved).containsEntry(Progress.Phase.WRITING, scene.bundle.size() - before);
        assertThat(scene.payload(scene.bundle)).hasBinaryContent(scene.bundleBytes);
    }

    @Test
    void asksForNothingWhenTheFileIsThereAndReadsItBack() {
        prepare();
        write();
        asked.clear();
        moved.clear();

        assertThat(prepare()).isZero();
        write();

        assertThat(asked).isEmpty();
        assertThat(moved).containsOnly(Map.entry(Progress.Phase.READING_BACK, scene.bundle.size()));
    }

    @Test
    void writesAFileAnewThatTheMediumGivesBackChanged() throws Exception {
        prepare();
        write();
        asked.clear();
        damage(scene.payload(scene.bundle), 77);

        prepare();
        write();

        assertThat(asked).containsExactly(0L);
        assertThat(scene.payload(scene.bundle)).hasBinaryContent(scene.bundleBytes);
    }

    @Test
    void writesAFileAnewWhoseBeginningWasChanged() throws Exception {
        dieAfter(300_000);
        damage(part(), 77);

        prepare();
        write();

        assertThat(asked).containsExactly(300_000L, 0L);
        assertThat(scene.payload(scene.bundle)).hasBinaryContent(scene.bundleBytes);
    }

    @Test
    void doesNotBelieveABeginningThatIsAsLongAsTheFile() throws Exception {
        prepare();
        Files.write(part(), scene.bundleBytes);

        write();

        assertThat(asked).containsExactly(0L);
    }

    @Test
    void keepsNothingOfFilesThatAreNotWantedAnyMore() throws Exception {
        dieAfter(300_000);
        Files.write(part().resolveSibling("old.zip"), new byte[3]);
        Files.writeString(scene.onMedium(Scene.MANIFEST), "{}");

        writer.prepare(ID, Set.of(), List.of(scene.rules));

        assertThat(part().getParent()).isEmptyDirectory();
        assertThat(Scene.names(scene.onMedium("airgap/" + ID))).containsExactly("payload");
    }

    @Test
    void removesALinkInThePlaceOfAFileWithoutFollowingIt() throws Exception {
        prepare();
        Path outside = Files.write(folder.resolve("precious"), scene.bundleBytes);
        Files.createSymbolicLink(scene.payload(scene.bundle), outside);

        prepare();
        write();

        assertThat(Files.isSymbolicLink(scene.payload(scene.bundle))).isFalse();
        assertThat(outside).hasBinaryContent(scene.bundleBytes);
    }

    @Test
    void knowsWhatAFatFileSystemCannotHold() {
        assertThat(LargestFile.on("vfat")).isEqualTo(4_294_967_295L);
        assertThat(LargestFile.on("FAT32")).isEqualTo(4_294_967_295L);
        assertThat(LargestFile.on("exfat")).isEqualTo(Long.MAX_VALUE);
        assertThat(LargestFile.on("ext4")).isEqualTo(Long.MAX_VALUE);
    }

    private void dieAfter(int bytes) {
        prepare();
        assertRefused(
                MediumCode.SOURCE_UNREADABLE,
                "airgap/" + ID + "/payload/" + scene.bundle.name(),
                () -> writer.write(
                        ID,
                        scene.bundle,
                        offset -> new SequenceInputStream(
                                new ByteArrayInputStream(scene.bundleBytes, 0, bytes), new Dead()),
                        Progress.IGNORED));
        assertThat(part()).hasSize(bytes);
    }

    private long prepare() {
        return writer.prepare(ID, Set.of(), List.of(scene.bundle));
    }

    private void write() {
        Source source = Scene.source(scene.bundleBytes);
        writer.write(
                ID,
                scene.bundle,
                offset -> {
                    asked.add(offset);
                    return source.from(offset);
                },
                new Progress() {
                    @Override
                    public void advanced(Phase phase, long bytes) {
                        moved.merge(phase, bytes, Long::sum);
                    }

                    @Override
                    public void skipped(Phase phase, long bytes) {
                        // Was moved before.
                    }
                });
    }

    private Path part() {
        return scene.payload(scene.bundle).resolveSibling("." + scene.bundle.name() + ".part");
    }

    private static void damage(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static final class Dead extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }
}
