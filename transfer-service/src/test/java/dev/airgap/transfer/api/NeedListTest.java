package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.ReturnedFile;
import dev.airgap.media.need.Need;
import dev.airgap.media.need.NeedKind;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.need.SignedNeedList;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class NeedListTest extends AirGapCase {

    private static final String BASE = "a".repeat(64);

    @Test
    void liesBesideTheReceiptOnTheMediumThatGoesBack() {
        carryTheBundleAlone();
        arrive();
        activated();
        awaitTransfer("RECEIPTED");

        JsonPath issued = ask("{\"needs\":[{\"kind\":\"base\",\"id\":\"" + BASE
                        + "\"},{\"kind\":\"relay\",\"id\":\"relay-2\"},{\"kind\":\"rule-update\",\"id\":\"26-003\"}],\"reason\":\"restored\"}")
                .statusCode(201)
                .extract()
                .jsonPath();
        long number = issued.getLong("number");

        JsonPath written = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/need-lists/" + number),
                        list -> list.getString("state").equals("WRITTEN"));
        assertThat(written.getString("transferId")).isEqualTo(id);
        assertThat(scene.returned()).extracting(ReturnedFile::isNeedList).containsExactlyInAnyOrder(true, false);
        NeedList list = SignedNeedList.verify(
                scene.returned().stream()
                        .filter(ReturnedFile::isNeedList)
                        .findFirst()
                        .orElseThrow()
                        .bytes(),
                scene.root(),
                TransferScene.SITE);
        assertThat(list.needs())
                .containsExactly(
                        new Need(NeedKind.BASE, BASE),
                        new Need(NeedKind.RELAY, "relay-2"),
                        new Need(NeedKind.RULE_UPDATE, "26-003"));
        assertThat(list.requestedBy()).isEqualTo(issued.getString("requestedBy"));
        assertThat(list.reason()).isEqualTo("restored");
        assertThat(probe.await("need-list.issued", event -> event.subject().equals("need-list-" + number))
                        .data()
                        .path("needs")
                        .size())
                .isEqualTo(3);
        probe.await("need-list.written", event -> event.subject().equals("need-list-" + number));
    }

    @Test
    void isNotWrittenToAMediumThatWasHandedBack() {
        String stick = "STICK-" + id;
        String mediumId =
                register(stick, TransferScene.SITE).statusCode(201).extract().path("id");
        scene.carry(id, cycleId, TransferScene.SITE, stick, BUNDLE, RULES);
        arrive();
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .body("{\"recipient\":\"dora\",\"sealNumber\":\"SEAL-9\"}")
                .post("/api/v1/media/" + mediumId + "/hand-over")
                .then()
                .statusCode(200);

        long number = ask("{\"needs\":[{\"kind\":\"rule-update\",\"id\":\"26-001\"}]}")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("number");

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> scene.returned().stream().noneMatch(ReturnedFile::isNeedList));
        assertThat(read("/api/v1/need-lists/" + number).getString("state")).isEqualTo("ISSUED");
    }

    @Test
    void aNewerListReplacesOneThatWaits() {
        String rules = "{\"needs\":[{\"kind\":\"rule-update\",\"id\":\"26-00%d\"}]}";
        long first =
                ask(rules.formatted(1)).statusCode(201).extract().jsonPath().getLong("number");
        long second =
                ask(rules.formatted(2)).statusCode(201).extract().jsonPath().getLong("number");

        assertThat(second).isEqualTo(first + 1);
        assertThat(read("/api/v1/need-lists/" + first).getString("state")).isEqualTo("REPLACED");
        assertThat(read("/api/v1/need-lists/" + second).getString("nextAction.role"))
                .isEqualTo("custodian");

        scene.carry(id, cycleId, TransferScene.SITE, BUNDLE, RULES);
        arrive();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read("/api/v1/need-lists/" + second).getString("state"), "WRITTEN"::equals);
        assertThat(scene.returned())
                .filteredOn(ReturnedFile::isNeedList)
                .extracting(ReturnedFile::name)
                .containsExactly("need-%08d.dsse.json".formatted(second));
    }

    @Test
    void saysWhatIsNoNeed() {
        for (String bad : List.of(
                "{\"needs\":[]}",
                "{\"needs\":[{\"kind\":\"engine\",\"id\":\"1\"}]}",
                "{\"needs\":[{\"kind\":\"base\",\"id\":\"26-001\"}]}",
                "{\"needs\":[{\"kind\":\"relay\",\"id\":\"relay 2\"}]}",
                "{\"needs\":[{\"kind\":\"rule-update\",\"id\":\"26-001\"},{\"kind\":\"rule-update\",\"id\":\"26-001\"}]}")) {
            assertThat(ask(bad).statusCode(400).extract().jsonPath().getString("detail"))
                    .as(bad)
                    .isNotBlank();
        }
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"needs\":[{\"kind\":\"rule-update\",\"id\":\"26-001\"}]}")
                .post("/api/v1/need-lists")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse ask(String body) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/need-lists")
                .then();
    }
}
