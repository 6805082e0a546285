package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.TransferFile;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The relay's own disk fails: nothing is served that was not before, and the next download finds the bundle where it was. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class FailingDiskTest extends RelayTestBase {

    @Test
    void aBundleThatTheDiskCannotTakeIsTriedAgainOnRequest() throws IOException {
        TestBundle bundle = TestBundle.numbered(site, nextNumber()).cycle("cycle-of-disk");
        Path zip = bundle.place();
        Path broken = breakFolder(site.folder().resolve("content/tmp"));
        JsonPath failed = download();
        repair(broken);

        assertThat(failed.getString("outcome")).isEqualTo("REJECTED");
        assertThat(failed.getString("error.code")).isEqualTo("RELAY_STORAGE_FAILED");
        PublishedEvent rejected = of(eventsOf(failed), "bundle.rejected");
        assertThat(rejected.data().path("bundleId").asText()).isEqualTo(bundle.bundleId());
        assertThat(rejected.cycleId()).isEqualTo("cycle-of-disk");
        assertThat(zip).exists();

        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(zip).doesNotExist();
    }

    @Test
    void aDownloadThatFailedIsMadeUpForWhenTheNextTransferArrives() throws IOException {
        TestBundle bundle = TestBundle.numbered(site, nextNumber()).cycle("cycle-before");
        bundle.place();
        Path broken = breakFolder(site.installDirectory());
        JsonPath failed = download();
        repair(broken);

        assertThat(failed.getString("outcome")).isEqualTo("FAILED");
        assertThat(failed.getString("error.code")).isEqualTo("RELAY_STORAGE_FAILED");
        assertThat(failed.getString("error.detail")).contains("install directory");

        String cycle = UUID.randomUUID().toString();
        transfer()
                .publish(
                        EventType.TRANSFER_DELIVERED,
                        cycle,
                        new TransferFiles(
                                "t-1",
                                "plant-1",
                                List.of(new TransferFile(
                                        bundle.fileName(), "bundle", 1, "0".repeat(64), bundle.bundleId()))));
        PublishedEvent finished =
                events.await("import.finished", event -> event.cycleId().equals(cycle));

        assertThat(finished.data().path("outcome").asText()).isEqualTo("ACTIVATED");
        PublishedEvent activated = of(eventsOf(finished(finished.subject())), "snapshot.activated");
        assertThat(activated.data().path("bundleId").asText()).isEqualTo(bundle.bundleId());
        assertThat(activated.cycleId()).isEqualTo("cycle-before");
    }

    /** @return where the folder is meanwhile */
    private static Path breakFolder(Path folder) throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
        Files.move(folder, aside);
        Files.createFile(folder);
        return aside;
    }

    private static void repair(Path aside) throws IOException {
        Path folder = aside.resolveSibling(aside.getFileName().toString().replace(".aside", ""));
        Files.delete(folder);
        Files.move(aside, folder);
    }

    private static PublishedEvent of(List<PublishedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
