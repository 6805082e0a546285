package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumReader;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class DmzTest extends DmzCase {

    @Test
    void draftsWithTheFirstFileAndIsReadyWithTheSecond() {
        rulesExported();

        PublishedEvent drafted = probe.await("transfer.drafted", this::ofThisCycle);
        assertThat(drafted.data().path("files")).hasSize(1);
        assertThat(transfer().getString("nextAction.service")).isEqualTo("bundler");
        assertThat(transfer().getString("state")).isEqualTo("DRAFTED");

        bundleReleased();

        PublishedEvent ready = probe.await("transfer.ready", this::ofThisCycle);
        assertThat(ready.data().path("files")).hasSize(2);
        assertThat(transfer().getString("state")).isEqualTo("READY");
        assertThat(transfer().getString("nextAction.role")).isEqualTo("operator");
    }

    @Test
    void carriesTheBundleAloneWhenThereIsNoRuleUpdate() {
        bundleReleased();
        rulesFailed();

        PublishedEvent ready = probe.await("transfer.ready", this::ofThisCycle);
        assertThat(ready.data().path("files")).hasSize(1);
        assertThat(ready.data().path("files").path(0).path("kind").asText()).isEqualTo("bundle");
    }

    @Test
    void writesSealsAndDepartsSoThatTheSiteCanReadIt() {
        String id = ready();

        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
        assertThat(transfer().getLong("progress.done")).isEqualTo(BUNDLE.length + RULES.length);
        assertThat(transfer().getString("progress.unit")).isEqualTo("bytes");
        assertThat(transfer().getString("nextAction.role")).isEqualTo("approver");
        approve(id).statusCode(200);
        assertThat(transfer().getString("nextAction.role")).isEqualTo("operator");
        seal(id).statusCode(202);
        awaitState(id, "SEALED");
        depart(id).statusCode(200);

        assertThat(transfer().getString("state")).isEqualTo("DEPARTED");
        assertThat(scene.payload(id, bundleName())).hasBinaryContent(BUNDLE);
        var found = MediumReader.open(scene.medium()).transfers().getFirst();
        PublishedEvent sealed = probe.await("transfer.sealed", this::ofThisCycle);
        assertThat(sealed.data().path("manifestSha256").asText())
                .isEqualTo(found.manifestSha256().orElseThrow().hex());
        probe.await("transfer.departed", this::ofThisCycle);
        assertThat(probe.matching(this::ofThisCycle))
                .extracting(PublishedEvent::type)
                .containsExactly(
                        "transfer.drafted",
                        "transfer.ready",
                        "transfer.written",
                        "transfer.approved",
                        "transfer.sealed",
                        "transfer.departed");
        assertThat(probe.matching(this::ofThisCycle))
                .extracting(event -> event.json().path("actor").asText())
                .containsExactly("", "", "olivia", "petra", "olivia", "carl");
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void asksAgainWhenASourceDiesHalfWay() {
        String id = ready();
        scene.dieOnce(bundlePath(), 100_000);

        write(id).statusCode(202);

        awaitState(id, "WRITTEN");
        assertThat(scene.payload(id, bundleName())).hasBinaryContent(BUNDLE);
    }

    @Test
    void failsWhenASourceDoesNotGiveOutAFileAndCanBeWrittenAgain() {
        String id = ready();
        scene.clear();

        write(id).statusCode(202);
        awaitState(id, "FAILED");

        assertThat(transfer().getString("error.code")).isEqualTo("SOURCE_REFUSED");
        assertThat(probe.await("transfer.write-failed", this::ofThisCycle)
                        .data()
                        .path("code")
                        .asText())
                .isEqualTo("SOURCE_REFUSED");
        scene.serve(bundlePath(), BUNDLE);
        scene.serve("/api/v1/rule-updates/26-001/content", RULES);
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
    }

    @Test
    void refusesBytesThatAreNotTheAnnouncedOnes() {
        String id = ready();
        byte[] changed = BUNDLE.clone();
        changed[1000] ^= 1;
        scene.serve(bundlePath(), changed);

        write(id).statusCode(202);

        awaitState(id, "FAILED");
        assertThat(transfer().getString("error.code")).isEqualTo("SOURCE_CHANGED");
        assertThat(TransferScene.names(scene.medium().resolve("airgap/" + id + "/payload")))
                .isEmpty();
    }

    @Test
    void failsWithoutAMediumAndCanBeWrittenOnceItIsThere() {
        String id = ready();
        scene.plugged(false);
        try {
            write(id).statusCode(202);
            awaitState(id, "FAILED");
        } finally {
            scene.plugged(true);
        }
        assertThat(transfer().getString("error.code")).isEqualTo("MEDIUM_MISSING");

        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
    }

    @Test
    void refusesAMediumWithSomethingUnknownOnItByName() throws Exception {
        String id = ready();
        Files.writeString(scene.medium().resolve("holiday.jpg"), "x");

        write(id).statusCode(202);

        awaitState(id, "FAILED");
        assertThat(transfer().getString("error.code")).isEqualTo("MEDIUM_UNEXPECTED_FILE");
        assertThat(transfer().getString("error.detail")).contains("holiday.jpg");
    }

    @Test
    void doesNotWriteOverWhatIsStillCountedOnUnlessAsked() {
        String first = departed();
        bring();
        String second = readyIn(UUID.randomUUID().toString());

        write(second).statusCode(202);
        awaitState(second, "FAILED");
        assertThat(get(second).getString("error.code")).isEqualTo("MEDIUM_IN_USE");
        assertThat(get(second).getString("error.detail")).contains(first, serial, "DEPARTED");
        assertThat(scene.payload(first, bundleName())).exists();

        writeOver(second).statusCode(202);
        awaitState(second, "WRITTEN");
        assertThat(MediumReader.open(scene.medium()).transfers())
                .extracting(found -> found.transferId())
                .containsExactly(second);
        assertThat(get(first).getString("state")).isEqualTo("DEPARTED");
    }

    @Test
    void doesNotWriteToAnotherMediumThanTheOneThatWasAskedFor() {
        String first = written();
        String second = readyIn(UUID.randomUUID().toString());
        String other = register("OTHER-" + cycleId, 1_000_000).extract().path("id");

        write(second, other).statusCode(202);

        awaitState(second, "FAILED");
        assertThat(get(second).getString("error.code")).isEqualTo("MEDIUM_SERIAL_MISMATCH");
        assertThat(get(first).getString("state")).isEqualTo("WRITTEN");
    }

    @Test
    void saysWhenATransferThatHasNotLeftWasWrittenOver() {
        String first = written();

        String second = readyIn(UUID.randomUUID().toString());
        writeOver(second).statusCode(202);

        awaitState(second, "WRITTEN");
        assertThat(get(first).getString("state")).isEqualTo("FAILED");
        assertThat(get(first).getString("error.code")).isEqualTo("MEDIUM_WRITTEN_OVER");
        problem(seal(first), 409, "TRANSFER_WRONG_STATE");
    }

    @Test
    void goesOnWhereAnInterruptedWritingStopped() {
        String id = ready();
        scene.dieOnce(bundlePath(), 200_000);
        scene.serve("/api/v1/rule-updates/26-001/content", new byte[1]);
        write(id).statusCode(202);
        awaitState(id, "FAILED");
        assertThat(scene.payload(id, bundleName())).hasBinaryContent(BUNDLE);
        scene.serve("/api/v1/rule-updates/26-001/content", RULES);
        scene.serve(bundlePath(), new byte[0]);

        write(id).statusCode(202);

        awaitState(id, "WRITTEN");
        assertThat(scene.payload(id, bundleName())).as("not asked for again").hasBinaryContent(BUNDLE);
    }

    @Test
    void takesNoStepOutOfOrder() {
        String id = ready();

        problem(approve(id), 409, "TRANSFER_WRONG_STATE");
        problem(seal(id), 409, "TRANSFER_WRONG_STATE");
        problem(depart(id), 409, "TRANSFER_WRONG_STATE");
    }

    @Test
    void letsOneOfTwoPeopleDoTheSameThing() throws Exception {
        String id = sealed();

        Callable<Integer> depart = () -> depart(id).extract().statusCode();
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Integer> answers = people.invokeAll(List.of(depart, depart, depart, depart)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 409, 409, 409);
        }
        probe.await("transfer.departed", this::ofThisCycle);
        assertThat(probe.ofType("transfer.departed"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void refusesAMediumThatIsTooSmallOrNotRegistered() {
        String id = ready();
        String tiny = register("TINY-" + cycleId, 10).statusCode(201).extract().path("id");

        problem(write(id, tiny), 422, "MEDIUM_UNFIT");
        problem(write(id, UUID.randomUUID().toString()), 422, "MEDIUM_UNKNOWN");
        assertThat(transfer().getString("state")).isEqualTo("READY");
    }

    @Test
    void registersAMediumOnceHoweverOftenTheRequestIsSent() {
        String serial = "ONCE-" + cycleId;
        String first = register(serial, 10).statusCode(201).extract().path("id");
        String again = register(serial, 10).statusCode(201).extract().path("id");

        assertThat(again).isEqualTo(first);
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"label\":\"x\",\"kind\":\"usb\",\"capacityBytes\":10}".formatted(serial))
                .post("/api/v1/media")
                .then()
                .statusCode(409);
        probe.await(
                "medium.registered",
                event -> event.data().path("serial").asText().equals(serial));
        assertThat(probe.ofType("medium.registered"))
                .filteredOn(event -> event.data().path("serial").asText().equals(serial))
                .hasSize(1);
    }

    @Test
    void letsOnlyTheRightRolesMoveATransfer() {
        String id = ready();

        as(Tokens.CUSTODIAN, "{\"mediumId\":\"" + mediumId + "\"}", "/api/v1/transfers/" + id + "/write")
                .statusCode(403);
        as(Tokens.CUSTODIAN, "{}", "/api/v1/transfers/" + id + "/seal").statusCode(403);
        as(Tokens.OPERATOR, "{}", "/api/v1/transfers/" + id + "/depart").statusCode(403);
        as(Tokens.OPERATOR, "{}", "/api/v1/transfers/" + id + "/approve").statusCode(403);
        as(Tokens.OPERATOR, "{}", "/api/v1/returns").statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/transfers/" + id + "/seal")
                .then()
                .statusCode(401);
        probe.await(
                "request.refused", event -> event.data().path("path").asText().contains(id));
    }

    @Test
    void answersThatArrivalsBelongToTheOtherZone() {
        problem(as(Tokens.CUSTODIAN, "{}", "/api/v1/arrivals"), 404, "WRONG_ZONE");
        problem(as(Tokens.CUSTODIAN, "{\"transferId\":\"x\"}", "/api/v1/receipts"), 404, "WRONG_ZONE");
    }
}
