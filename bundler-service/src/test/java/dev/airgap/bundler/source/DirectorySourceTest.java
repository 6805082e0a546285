package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySourceTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void anEmptySource() throws IOException {
        root = Files.createDirectory(folder.resolve("source"));
    }

    @Test
    void makesEachTopFolderOneComponentAndLooseFilesAnother() throws IOException {
        write("clamav/main.hdb", "a");
        write("clamav/daily/daily.ndb", "b");
        write("engine/core.bin", "c");
        write("notice.txt", "d");

        SourceListing listing = list();

        assertThat(listing.componentType()).isEqualTo("directory");
        assertThat(listing.files())
                .extracting(file -> file.path().value(), SourceFile::component)
                .containsExactly(
                        tuple("clamav/daily/daily.ndb", "clamav"),
                        tuple("clamav/main.hdb", "clamav"),
                        tuple("engine/core.bin", "engine"),
                        tuple("notice.txt", "root"));
    }

    @Test
    void sortsPathsByTheirBytes() throws IOException {
        write("a/x", "1");
        write("a-b/x", "2");
        write("a.b", "3");
        write("B", "4");

        assertThat(list().files()).extracting(file -> file.path().value()).containsExactly("B", "a-b/x", "a.b", "a/x");
    }

    @Test
    void tellsSizeAndModificationTime() throws IOException {
        Path file = write("a/x", "hello");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-03T04:05:06Z")));

        SourceFile only = list().files().iterator().next();

        assertThat(only.size()).isEqualTo(5);
        assertThat(only.published()).isEqualTo("2026-02-03T04:05:06Z");
    }

    @Test
    void readsTheBytesOfAFile() throws IOException {
        write("a/x", "hello");
        SourceListing listing = list();

        assertThat(read(listing)).isEqualTo("hello");
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        write("a/x", "");

        assertThat(read(list())).isEmpty();
    }

    @Test
    void passesOverEmptyFolders() throws IOException {
        write("a/x", "1");
        Files.createDirectories(root.resolve("nothing/in/here"));

        assertThat(list().fileCount()).isEqualTo(1);
    }

    @Test
    void followsALinkToTheSourceItself() throws IOException {
        write("a/x", "1");
        Path link = Files.createSymbolicLink(folder.resolve("current"), root);

        assertThat(new DirectorySource(link).list().fileCount()).isEqualTo(1);
    }

    @Test
    void refusesADirectoryThatDoesNotExist() {
        assertRefused(
                () -> new DirectorySource(folder.resolve("nowhere")).list(), SourceFault.SOURCE_MISSING, "nowhere");
    }

    @Test
    void refusesAFileInPlaceOfADirectory() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertRefused(() -> new DirectorySource(file).list(), SourceFault.SOURCE_MISSING, "file");
    }

    @Test
    void refusesAnEmptySource() {
        assertRefused(this::list, SourceFault.SOURCE_EMPTY, "source");
    }

    @Test
    void refusesASymbolicLinkToAFileByName() throws IOException {
        write("a/x", "1");
        Files.createSymbolicLink(root.resolve("a/link"), root.resolve("a/x"));

        assertRefused(this::list, SourceFault.SOURCE_NOT_A_REGULAR_FILE, "a/link", "symbolic link");
    }

    @Test
    void refusesASymbolicLinkToAFolderByName() throws IOException {
        write("a/x", "1");
        Files.createSymbolicLink(root.resolve("outside"), folder);

        assertRefused(this::list, SourceFault.SOURCE_NOT_A_REGULAR_FILE, "outside", "symbolic link");
    }

    @Test
    void refusesAPipeByName() throws Exception {
        write("a/x", "1");
        new ProcessBuilder("mkfifo", root.resolve("a/pipe").toString()).start().waitFor();

        assertRefused(this::list, SourceFault.SOURCE_NOT_A_REGULAR_FILE, "a/pipe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b c", "a/.hidden", "a/end.", "con", "a/NUL.txt", "a/b:c", "a/back\\slash", "bundle.dsse.json"
            })
    void refusesAPathThatTheBundleFormatDoesNotAllow(String path) throws IOException {
        write(path, "x");

        assertRefused(this::list, SourceFault.SOURCE_PATH_REFUSED, path);
    }

    @Test
    void refusesAFolderThatIsTooDeep() throws IOException {
        write("1/2/3/4/5/6/7/8/9/10", "x");

        assertRefused(this::list, SourceFault.SOURCE_PATH_REFUSED, "1/2/3/4/5/6/7/8/9", "more than 9 segments");
    }

    @Test
    void allowsAPathOfNineSegments() throws IOException {
        write("1/2/3/4/5/6/7/8/9", "x");

        assertThat(list().fileCount()).isEqualTo(1);
    }

    @Test
    void refusesFilesThatDifferOnlyInCase() throws IOException {
        write("a/Readme", "x");
        write("a/README", "y");

        assertRefused(this::list, SourceFault.SOURCE_NAMES_COLLIDE, "a/Readme", "a/README");
    }

    @Test
    void refusesFoldersThatDifferOnlyInCase() throws IOException {
        write("Engine/x", "x");
        write("engine/y", "y");

        assertRefused(this::list, SourceFault.SOURCE_NAMES_COLLIDE, "Engine", "engine");
    }

    @Test
    void takesOneThousandComponents() throws IOException {
        writeComponents(1000);

        assertThat(list().fileCount()).isEqualTo(1000);
    }

    @Test
    void refusesMoreThanOneThousandComponents() throws IOException {
        writeComponents(1001);

        assertRefused(this::list, SourceFault.SOURCE_TOO_MANY_COMPONENTS, "1000");
    }

    @Test
    void noticesAFileThatGrewSinceItWasListed() throws IOException {
        write("a/x", "hello");
        SourceListing listing = list();
        write("a/x", "hello and more");

        assertRefused(() -> read(listing), SourceFault.SOURCE_CHANGED, "a/x");
    }

    @Test
    void noticesAFileThatChangesUnderTheReader() throws IOException {
        write("a/x", "hello");
        SourceListing listing = list();

        try (InputStream content = listing.open(listing.files().iterator().next())) {
            content.read();
            write("a/x", "olleh");

            assertRefused(content::readAllBytes, SourceFault.SOURCE_CHANGED, "a/x");
        }
    }

    @Test
    void noticesAChangeWhoseModificationTimeWasSetBack() throws IOException {
        Path file = write("a/x", "hello");
        FileTime before = Files.getLastModifiedTime(file);
        SourceListing listing = list();
        write("a/x", "olleh");
        Files.setLastModifiedTime(file, before);

        assertRefused(() -> read(listing), SourceFault.SOURCE_CHANGED, "a/x");
    }

    @Test
    void noticesAFileThatWasReplacedByALink() throws IOException {
        Path file = write("a/x", "hello");
        Path secret = Files.writeString(folder.resolve("secret"), "hello");
        SourceListing listing = list();
        Files.delete(file);
        Files.createSymbolicLink(file, secret);

        assertRefused(() -> read(listing), SourceFault.SOURCE_CHANGED, "a/x");
    }

    @Test
    void noticesAFolderThatWasReplacedByALink() throws IOException {
        write("a/x", "hello");
        SourceListing listing = list();
        Files.move(root.resolve("a"), folder.resolve("moved"));
        Files.createSymbolicLink(root.resolve("a"), folder.resolve("moved"));

        assertRefused(() -> read(listing), SourceFault.SOURCE_CHANGED, "a/x");
    }

    @Test
    void noticesAFileThatIsGone() throws IOException {
        Path file = write("a/x", "hello");
        SourceListing listing = list();
        Files.delete(file);

        assertRefused(() -> read(listing), SourceFault.SOURCE_CHANGED, "a/x");
    }

    @Test
    void confirmsASourceThatIsAsItWas() throws IOException {
        write("a/x", "1");
        write("b", "2");
        SourceListing listing = list();

        listing.confirmUnchanged();

        assertThat(listing.totalBytes()).isEqualTo(2);
    }

    @Test
    void noticesAFileThatWasAddedMeanwhile() throws IOException {
        write("a/x", "1");
        SourceListing listing = list();
        write("a/y", "2");

        assertRefused(listing::confirmUnchanged, SourceFault.SOURCE_CHANGED, "a/y");
    }

    @Test
    void noticesAFileThatWasRemovedMeanwhile() throws IOException {
        write("a/x", "1");
        Path other = write("a/y", "2");
        SourceListing listing = list();
        Files.delete(other);

        assertRefused(listing::confirmUnchanged, SourceFault.SOURCE_CHANGED, "removed");
    }

    private SourceListing list() {
        return new DirectorySource(root).list();
    }

    private static String read(SourceListing listing) throws IOException {
        SourceFile first = StreamSupport.stream(listing.files().spliterator(), false)
                .findFirst()
                .orElseThrow();
        try (InputStream content = listing.open(first)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void writeComponents(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write("component-" + i + "/x", "x");
        }
    }

    private Path write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void assertRefused(ThrowingCallable action, SourceFault fault, String... named) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContainingAll(named);
    }
}
