package dev.airgap.kit.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFilesTest {

    @TempDir
    Path folder;

    private RootLine line;
    private TrustedRoot newest;

    @BeforeEach
    void fourVersionsOfWhichTheFirstIsNotKept() throws IOException {
        line = new RootLine(folder, "root");
        newest = TrustedRoot.parse(line.version(4));
        keep(2, line.version(2));
        keep(3, line.version(3));
    }

    @Test
    void carriesEveryRootSinceTheOneThatIsKnown() {
        assertThat(since(OptionalInt.of(2))).containsExactly(line.version(3), line.version(4));
    }

    @Test
    void carriesAtLeastTheNewest() {
        assertThat(since(OptionalInt.of(4))).containsExactly(line.version(4));
        assertThat(since(OptionalInt.of(9))).containsExactly(line.version(4));
    }

    @Test
    void carriesAllThatThereAreBeforeAnyIsKnown() {
        assertThat(since(OptionalInt.empty())).containsExactly(line.version(2), line.version(3), line.version(4));
    }

    @Test
    void refusesWhenOneIsMissing() throws IOException {
        Files.delete(folder.resolve("root.3.dsse.json"));

        assertBroken("root.3.dsse.json");
    }

    @Test
    void refusesOneThatIsNoRoot() throws IOException {
        Files.writeString(folder.resolve("root.3.dsse.json"), "{}");

        assertBroken("no chain");
    }

    @Test
    void refusesOneOfAnotherRootKey() throws IOException {
        keep(3, new RootLine(folder, "other").version(3));

        assertBroken("ROOT_UNTRUSTED");
    }

    @Test
    void refusesOneThatLiesUnderAnotherVersionsName() throws IOException {
        keep(3, line.version(2));

        assertBroken("ROOT_VERSION");
    }

    private List<byte[]> since(OptionalInt known) {
        return new RootFiles(folder.resolve("root.dsse.json"))
                .since(known, newest)
                .envelopes();
    }

    private void assertBroken(String reason) {
        assertThatExceptionOfType(RootChainBrokenException.class)
                .isThrownBy(() -> since(OptionalInt.of(1)))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.code()).isEqualTo("ROOT_CHAIN_BROKEN"));
    }

    private void keep(int version, byte[] root) throws IOException {
        Files.write(folder.resolve("root." + version + ".dsse.json"), root);
    }
}
