package dev.airgap.bundler.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.Roots;
import dev.airgap.bundler.TestRoots;
import dev.airgap.trust.RootException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootChainTest {

    @TempDir
    Path folder;

    private TestRoots roots;

    @BeforeEach
    void fourVersions() {
        roots = new TestRoots(folder);
        roots.next(1, "anna");
        roots.next(1, "anna");
        roots.next(2, "anna", "ben");
        roots.next(2, "anna", "carla");
    }

    @Test
    void leadsFromTheReportedRootToTheNewest() {
        assertThat(versions(2)).containsExactly(3, 4);
    }

    @Test
    void canBeWalkedByASiteThatTrustsTheReportedRoot() {
        List<byte[]> carried = Roots.parse(read(Optional.of(1)).toBytes()).envelopes();

        assertThat(TestRoots.read(roots.file(1)).walk(carried).fingerprint())
                .isEqualTo(roots.newest().fingerprint());
    }

    @Test
    void carriesTheNewestWhenTheSiteHasIt() {
        assertThat(versions(4)).containsExactly(4);
    }

    @Test
    void carriesAllFromTheSecondWhenNothingIsReported() {
        assertThat(versions(null)).containsExactly(2, 3, 4);
    }

    @Test
    void carriesTheNewestWhenNothingIsReportedAndNothingElseKept() throws IOException {
        for (int version = 1; version <= 4; version++) {
            Files.delete(roots.file(version));
        }

        assertThat(versions(null)).containsExactly(4);
    }

    @Test
    void isBrokenWhereAVersionIsMissing() throws IOException {
        Files.delete(roots.file(3));

        assertBroken(() -> read(Optional.of(1)), "root 3");
        assertBroken(() -> read(Optional.empty()), "root 3");
        assertThat(versions(3)).containsExactly(4);
    }

    @Test
    void isBrokenWhenAFileHoldsAnotherVersion() throws IOException {
        Files.delete(roots.file(3));
        Files.copy(roots.file(2), roots.file(3));

        assertBroken(() -> read(Optional.of(2)), "root 3");
    }

    @Test
    void isBrokenWhenTheSiteHasANewerRoot() {
        assertBroken(() -> read(Optional.of(5)), "root 5");
    }

    @Test
    void isRefusedWhenOneIsNotSignedByItsPredecessor() throws IOException {
        TestRoots others = new TestRoots(Files.createDirectory(folder.resolve("others")));
        others.next(1, "mallory");
        others.next(1, "mallory");
        others.next(1, "mallory");
        Files.delete(roots.file(3));
        Files.copy(others.file(3), roots.file(3));

        assertThatThrownBy(() -> read(Optional.of(1))).isInstanceOf(RootException.class);
    }

    private RootChain read(Optional<Integer> reported) {
        return RootChain.read(TestRoots::read, roots.file(), roots.newest(), reported);
    }

    private List<Integer> versions(Integer reported) {
        return read(Optional.ofNullable(reported)).roots().stream()
                .map(root -> root.document().version())
                .toList();
    }

    private static void assertBroken(ThrowingCallable reading, String naming) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        BuildException.class, e -> assertThat(e.fault()).isEqualTo(BuildFault.ROOT_CHAIN_BROKEN))
                .hasMessageContaining(naming);
    }
}
