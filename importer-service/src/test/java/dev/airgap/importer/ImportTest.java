package dev.airgap.importer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.TransferFile;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A bundle's way from the install directory to what agents are served. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class ImportTest extends RelayTestBase {

    @Test
    void aBundleInTheInstallDirectoryIsServedAndItsFileRemoved() {
        TestBundle bundle = TestBundle.numbered(site, nextNumber()).file("deep/er/file+1.txt", "x");
        Path zip = bundle.place();

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(download.getString("bundles[0].outcome")).isEqualTo("ACTIVATED");
        assertThat(zip).doesNotExist();
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            assertThat(agent().get("/" + file.getKey()).body()).isEqualTo(file.getValue());
        }
        JsonNode listing = listing();
        assertThat(listing.path("bundleId").asText()).isEqualTo(bundle.bundleId());
        assertThat(listing.path("files")).hasSize(bundle.files().size());
        assertThat(listing.path("components").path(0).path("id").asText()).isEqualTo("av/eicar");
    }

    @Test
    void everyStepOfAnImportIsOneEventAndBelongsToItsCycle() {
        TestBundle.numbered(site, nextNumber()).cycle("cycle-7").place();
        given().header("Authorization", Tokens.ADMIN.bearer())
                .contentType("application/json")
                .body(Map.of("url", relay.url().toString()))
                .put("/api/v1/update-source")
                .then()
                .statusCode(200)
                .body("itself", equalTo(true));

        List<PublishedEvent> said = eventsOf(download());

        assertThat(typesOf(said))
                .containsExactly(
                        "import.started",
                        "snapshot.staged",
                        "snapshot.switched",
                        "snapshot.activated",
                        "import.finished");
        assertThat(said.subList(1, 5)).allMatch(event -> event.cycleId().equals("cycle-7"));
        assertThat(said).allMatch(event -> event.json().path("actor").asText().equals("olivia"));
        assertThat(events.chainErrors()).isEmpty();
    }

    @Test
    void theActivationSaysWhetherItBroughtAnythingNewAndWhenTheNextBundleIsExpected() {
        withTheSameFiles(nextNumber()).place();
        PublishedEvent first = activatedBy(download());
        withTheSameFiles(nextNumber()).place();
        PublishedEvent second = activatedBy(download());

        assertThat(first.data().path("unchanged").asBoolean()).isFalse();
        assertThat(second.data().path("unchanged").asBoolean()).isTrue();
        assertThat(Instant.parse(second.data().path("nextExpectedBy").asText())).isAfter("2026-01-01T00:00:00Z");
    }

    private TestBundle withTheSameFiles(long number) {
        return TestBundle.numbered(site, number).file("av/eicar.hdb", "same").file("av/number.txt", "same");
    }

    private PublishedEvent activatedBy(JsonPath download) {
        return eventsOf(download).stream()
                .filter(event -> event.type().equals("snapshot.activated"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDeliveryStartsADownloadInItsCycle() {
        TestBundle bundle = TestBundle.numbered(site, nextNumber()).cycle("another");
        bundle.place();
        String cycle = UUID.randomUUID().toString();
        deliver(cycle, bundle.fileName(), bundle.bundleId());

        PublishedEvent finished =
                events.await("import.finished", event -> event.cycleId().equals(cycle));

        assertThat(finished.data().path("outcome").asText()).isEqualTo("ACTIVATED");
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .queryParam("cycleId", cycle)
                .get("/api/v1/security-update-downloads")
                .then()
                .statusCode(200)
                .body("items[0].outcome", equalTo("ACTIVATED"));
    }

    @Test
    void aDeliveredBundleThatIsNowhereIsToldApartFromNothingNew() {
        activate(TestBundle.numbered(site, nextNumber()));
        String cycle = UUID.randomUUID().toString();
        deliver(cycle, "airgap-plant-1-e1-s999999.zip", "0".repeat(64));

        assertThat(events.await("import.finished", event -> event.cycleId().equals(cycle))
                        .data()
                        .path("outcome")
                        .asText())
                .isEqualTo("NOTHING_ARRIVED");
    }

    @Test
    void anEmptyInstallDirectoryIsToldApartFromNothingNew() {
        activate(TestBundle.numbered(site, nextNumber()));

        assertThat(download().getString("outcome")).isEqualTo("NOTHING_ARRIVED");
    }

    @Test
    void aDeliveryWithoutABundleIsNoneOfTheRelaysBusiness() {
        String cycle = UUID.randomUUID().toString();
        transfer()
                .publish(
                        EventType.TRANSFER_DELIVERED,
                        cycle,
                        new TransferFiles(
                                "t-1",
                                "plant-1",
                                List.of(new TransferFile("26-001.dsru", "rule-update", 1, "0".repeat(64), "id"))));
        String later = UUID.randomUUID().toString();
        deliver(later, "airgap-plant-1-e1-s999999.zip", "0".repeat(64));
        events.await("import.finished", event -> event.cycleId().equals(later));

        assertThat(events.matching(event -> event.cycleId().equals(cycle))).isEmpty();
    }

    @Test
    void theHighestBundleIsChosenAndLowerOnesAreSuperseded() {
        long number = nextNumber();
        Path lower = TestBundle.numbered(site, number).place();
        Path higher = TestBundle.numbered(site, number + 1).place();

        JsonPath download = download();

        assertThat(download.getList("bundles.outcome")).containsExactlyInAnyOrder("ACTIVATED", "SUPERSEDED");
        assertThat(served()).isEqualTo(number + 1);
        assertThat(lower).doesNotExist();
        assertThat(higher).doesNotExist();
        assertThat(typesOf(eventsOf(download))).containsOnlyOnce("bundle.superseded", "snapshot.activated");
    }

    @Test
    void aDamagedBundleGivesWayToALowerWholeOne() throws IOException {
        long number = nextNumber();
        TestBundle.numbered(site, number).place();
        Path damaged = TestBundle.numbered(site, number + 1).place();
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length - 1));

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(served()).isEqualTo(number);
        assertThat(damaged).exists();
        assertThat(download.getString("bundles.find { it.outcome == 'REJECTED' }.code"))
                .isEqualTo("BUNDLE_TRUNCATED");
    }

    @Test
    void aComponentMayLeaveWithASignedRecord() {
        long number = nextNumber();
        activate(TestBundle.numbered(site, number)
                .components(TestBundle.component("av/eicar", number), TestBundle.component("old", 5)));
        activate(TestBundle.numbered(site, number + 1)
                .components(TestBundle.component("av/eicar", number + 1))
                .removing("old"));
    }

    @Test
    void aComponentMayFallBelowAWithdrawnVersion() {
        long number = nextNumber();
        activate(TestBundle.numbered(site, number).components(TestBundle.component("av/eicar", number + 50)));
        activate(TestBundle.numbered(site, number + 1)
                .components(TestBundle.component("av/eicar", number + 1))
                .withdrawing("av/eicar", number + 50));
    }

    @Test
    void aRequestIsRepeatableWithItsKey() {
        String key = UUID.randomUUID().toString();
        String first = start(key);
        assertThat(start(key)).isEqualTo(first);
    }

    @Test
    void onlyAnOperatorStartsADownload() {
        given().post("/api/v1/security-update-downloads").then().statusCode(401);
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .post("/api/v1/security-update-downloads")
                .then()
                .statusCode(403);
    }

    private String start(String key) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", key)
                .post("/api/v1/security-update-downloads")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void deliver(String cycle, String fileName, String bundleId) {
        TransferFile file = new TransferFile(fileName, "bundle", 1, "0".repeat(64), bundleId);
        transfer().publish(EventType.TRANSFER_DELIVERED, cycle, new TransferFiles("t-1", "plant-1", List.of(file)));
    }
}
