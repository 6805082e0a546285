package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The content store's disk is full: a real one, of a few megabytes. Mounting it takes root. */
@QuarkusTest
@Tag("debian")
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class FullDiskTest extends RelayTestBase {

    @Test
    void whatIsServedStaysAndTheImportSucceedsOnceThereIsRoom() throws Exception {
        activate(TestBundle.numbered(site, nextNumber()));
        try (SmallDisk disk = SmallDisk.under(site.folder().resolve("content"))) {
            JsonNode before = listing();
            String content = servedContent(before);
            Path zip = TestBundle.numbered(site, nextNumber())
                    .file("av/large.bin", random(3 << 20))
                    .place();
            disk.fill();

            JsonPath refused = download();

            assertThat(refused.getString("outcome")).isEqualTo("REJECTED");
            assertThat(refused.getString("error.code")).isEqualTo("RELAY_STORAGE_FAILED");
            assertThat(typesOf(eventsOf(refused))).contains("bundle.rejected").doesNotContain("snapshot.staged");
            assertThat(listing()).isEqualTo(before);
            assertThat(servedContent(before)).isEqualTo(content);
            assertThat(site.folder().resolve("content/tmp")).isEmptyDirectory();
            assertThat(zip).exists();

            disk.clear();
            assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
            assertThat(listing().path("sequence").asLong())
                    .isEqualTo(before.path("sequence").asLong() + 1);
            assertThat(zip).doesNotExist();
        }
    }

    private String servedContent(JsonNode listing) {
        return agent().get("/" + listing.path("files").path(0).path("path").asText())
                .body();
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        new Random(1).ints(length, ' ', '~').forEach(character -> text.append((char) character));
        return text.toString();
    }

    /** A disk in memory that takes the place of a folder, with all that was in it, and gives it back. */
    private record SmallDisk(Path folder) implements AutoCloseable {

        static SmallDisk under(Path folder) throws IOException {
            Path aside = folder.resolveSibling("aside");
            run("cp", "-a", folder.toString(), aside.toString());
            run("mount", "-t", "tmpfs", "-o", "size=16m", "small-disk", folder.toString());
            run("cp", "-a", aside + "/.", folder.toString());
            run("rm", "-r", aside.toString());
            return new SmallDisk(folder);
        }

        /** But for what a listing takes. */
        void fill() throws IOException {
            long free = Files.getFileStore(folder).getUsableSpace() - (1 << 20);
            Files.write(folder.resolve("filler"), new byte[(int) free]);
        }

        void clear() throws IOException {
            Files.delete(folder.resolve("filler"));
        }

        @Override
        public void close() throws IOException {
            Path aside = folder.resolveSibling("aside");
            run("cp", "-a", folder.toString(), aside.toString());
            run("umount", "--lazy", folder.toString());
            run("cp", "-a", aside + "/.", folder.toString());
            run("rm", "-r", aside.toString());
        }

        private static void run(String... command) throws IOException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.onExit().join().exitValue();
            assertThat(exitCode).as(String.join(" ", command) + ": " + output).isZero();
        }
    }
}
