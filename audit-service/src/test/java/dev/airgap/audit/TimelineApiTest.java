package dev.airgap.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.contracts.data.TransferFile;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.AUDIT)
@WithTestResource(LogKeyResource.class)
class TimelineApiTest {

    private static final String DIGEST = "ab".repeat(32);

    EventProbe probe;

    @Test
    void tellsACycleInOrderWithItsDigestsAndNothingOfOthers() {
        SiblingEvents bundler = Siblings.of(probe, Service.BUNDLER);
        SiblingEvents transfer = Siblings.of(probe, Service.TRANSFER);
        bundler.publish(EventType.CYCLE_STARTED, "cycle-told", new CycleStarted("plant-1", "request"));
        bundler.publish(EventType.CYCLE_STARTED, "cycle-other", new CycleStarted("plant-1", "request"));
        bundler.publish(EventType.BUNDLE_RELEASED, "cycle-told", released());
        transfer.publish(EventType.TRANSFER_READY, "cycle-told", ready());

        await().until(() ->
                LogClient.get("/cycles/cycle-told/timeline").getList("items").size() == 3);

        JsonPath timeline = LogClient.get("/cycles/cycle-told/timeline");
        assertThat(timeline.getString("cycleId")).isEqualTo("cycle-told");
        assertThat(timeline.getString("zone")).isEqualTo("dmz");
        List<String> types = timeline.getList("items.type");
        assertThat(types).containsExactlyInAnyOrder("cycle.started", "bundle.released", "transfer.ready");
        assertThat(types.indexOf("cycle.started")).isLessThan(types.indexOf("bundle.released"));
        JsonPath items = timeline;
        Map<String, String> released = items.getMap("items.find { it.type == 'bundle.released' }.digests");
        assertThat(released)
                .containsOnlyKeys("bundleId", "sha256", "snapshotDigest")
                .containsEntry("sha256", DIGEST);
        Map<String, String> ready = items.getMap("items.find { it.type == 'transfer.ready' }.digests");
        assertThat(ready).containsOnlyKeys("files[0].id", "files[0].sha256");
        assertThat(items.getString("items.find { it.type == 'transfer.ready' }.outcome"))
                .isEqualTo("DONE");
        assertThat(items.getString("items.find { it.type == 'transfer.ready' }.source"))
                .isEqualTo("dmz/transfer");
        assertThat(items.getString("items.find { it.type == 'transfer.ready' }.data.transferId"))
                .isEqualTo("t-1");
    }

    @Test
    void knowsNothingOfACycleThatNobodyMentioned() {
        assertThat(LogClient.get("/cycles/never/timeline").getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cycles/c/timeline",
                "/log/checkpoint",
                "/log/entries",
                "/log/heads",
                "/alarms",
                "/mirror",
                "/log/segment",
                "/log/statement"
            })
    void answersNobodyWithoutAToken(String path) {
        given().get("/api/v1" + path).then().statusCode(401).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log/entries?from=-1", "/log/entries?limit=0", "/log/entries?limit=1001"})
    void refusesAPageThatCannotBe(String path) {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/entries/99999/inclusion",
                "/log/entries/-1/inclusion",
                "/log/entries/0/inclusion?size=99999",
                "/log/consistency?from=99999",
                "/log/consistency?from=-1"
            })
    void hasNoProofOfWhatIsNotInTheLog(String path) {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1" + path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void saysHowItIsToAnybodyAndCountsForThoseInside() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                        .get("/q/metrics")
                        .asString())
                .contains(
                        "airgap_audit_entries",
                        "airgap_audit_alarms_open",
                        "airgap_audit_mirror_size",
                        "airgap_audit_mirror_state{state=\"forked\"",
                        "airgap_audit_mirror_waiting",
                        "airgap_audit_streams");
    }

    private static BundleReleased released() {
        return new BundleReleased(
                "plant-1",
                1,
                1,
                DIGEST,
                "airgap-plant-1-e1-s000001.zip",
                10,
                DIGEST,
                DIGEST,
                "full",
                false,
                null,
                1L,
                null);
    }

    private static TransferFiles ready() {
        return new TransferFiles("t-1", "plant-1", List.of(new TransferFile("x.zip", "bundle", 10, DIGEST, DIGEST)));
    }
}
