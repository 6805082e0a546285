package dev.airgap.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.contracts.data.TransferFile;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test goes on with the numbers where the one before it ended: the floor only rises. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.RULES)
@WithTestResource(RulesFolders.class)
class RuleImportTest {

    private static final String WEB = "alert http any any -> any any (msg:\"web\"; sid:1000001; rev:1;)\n";
    private static final String SCAN = "alert tcp any any -> any any (msg:\"scan\"; sid:1000002; rev:1;)\n";

    private static SiblingEvents transfer;
    private static int lastNumber;

    EventProbe probe;

    @ConfigProperty(name = "test.folder")
    Path folder;

    private DsruFactory dsru;
    private String number;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void nextNumber() throws IOException {
        if (transfer == null) {
            transfer = new SiblingEvents(probe, Zone.AIRGAP, Service.TRANSFER);
        }
        lastNumber += 10;
        number = "26-%03d".formatted(lastNumber);
        dsru = new DsruFactory(folder).numbered(number);
    }

    @Test
    void appliesADeliveredUpdateOnceAPersonConfirmsIt() throws IOException {
        apply(WEB + SCAN);
        String next = "26-%03d".formatted(lastNumber + 1);
        String cycle = deliver(
                next, dsru.numbered(next).with(WEB.replace("alert", "drop").replace("rev:1", "rev:2")));
        JsonNode validated = await("rules.validated", cycle).data();
        rest(Tokens.AUDITOR).get("/api/v1/rule-sets/current").then().body("number", equalTo(number));
        confirm(Tokens.APPROVER, next).then().statusCode(202).header("Location", containsString(next));
        PublishedEvent confirmed = await("rules.confirmed", cycle);
        JsonNode applied = await("rules.applied", cycle).data();

        assertThat(validated.path("changes").toString())
                .isEqualTo("{\"added\":0,\"updated\":1,\"removed\":1,\"behaviourChanges\":1}");
        assertThat(confirmed.json().path("actor").asText()).isEqualTo(Tokens.APPROVER.holder());
        assertThat(applied.path("number").asText()).isEqualTo(next);
        rest(Tokens.AUDITOR)
                .get("/api/v1/rule-sets/current")
                .then()
                .body("number", equalTo(next))
                .body("rules", equalTo(1))
                .body("files[0].name", equalTo("all.rules"))
                .body("ruleSetDigest", equalTo(applied.path("ruleSetDigest").asText()));
        assertThat(rest(Tokens.AUDITOR)
                        .get("/api/v1/rule-sets/current/files/all.rules")
                        .asString())
                .isEqualTo(WEB.replace("alert", "drop").replace("rev:1", "rev:2"));
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void showsASummaryThatAPersonCanRead() throws IOException {
        apply(WEB);
        String next = "26-%03d".formatted(lastNumber + 1);
        await("rules.validated", deliver(next, dsru.numbered(next).with(WEB.replace("alert", "drop"))));

        String page = rest(Tokens.AUDITOR)
                .accept("text/plain")
                .get("/api/v1/rule-updates/" + next + "/summary")
                .asString();
        assertThat(page).contains("BEHAVIOUR CHANGES\n! 1000001  alert -> drop  web  [blocks traffic from now on]");
        rest(Tokens.AUDITOR)
                .get("/api/v1/rule-updates/" + next + "/summary")
                .then()
                .contentType("application/json")
                .body("comparedWith", equalTo(number))
                .body("behaviourChanges[0].blocksNow", equalTo(true));
    }

    @Test
    void knowsAnAppliedUpdateThatComesAgain() throws IOException {
        byte[] file = apply(WEB);

        JsonNode again = await("rules.validated", deliver(number, file)).data();

        assertThat(again.path("alreadyApplied").asBoolean()).isTrue();
        assertRuleSet(number);
    }

    @Test
    void refusesAnOlderUpdate() throws IOException {
        apply(WEB);
        String older = "26-%03d".formatted(lastNumber - 5);

        assertRejected("DSRU_OLDER", older, dsru.numbered(older).with(SCAN));
        assertRuleSet(number);
    }

    @Test
    void refusesAnotherUpdateUnderAKnownNumber() throws IOException {
        apply(WEB);

        assertRejected("DSRU_EQUIVOCATION", number, dsru.with(WEB + SCAN));
        assertRuleSet(number);
    }

    @Test
    void refusesATamperedUpdate() throws IOException {
        byte[] file = dsru.with(WEB + "# " + "x".repeat(5000) + "\n");
        file[file.length - 300] ^= 1;

        assertRejected("DSRU_TAMPERED", number, file);
    }

    @Test
    void refusesSomethingThatIsNoUpdate() {
        assertRejected(
                "DSRU_MALFORMED", number, "<Rules version=\"9\">".repeat(50).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesARenamedUpdate() throws IOException {
        assertRejected("DSRU_RENAMED", "99-001", dsru.with(WEB));
    }

    @Test
    void refusesAStrangersSignature() throws IOException {
        assertRejected("KEY_UNKNOWN", number, dsru.signedBy("stranger").with(WEB));
    }

    @Test
    void takesAnUpdateOfAReleaseKeyThatOnlyANewerRootNames() throws IOException {
        assertRejected("KEY_UNKNOWN", number, dsru.signedBy("newer").with(WEB));

        tellOfRoot(2, RulesFolders.root(folder, 2, "release", "newer"));

        await("rules.validated", deliver(number, dsru.signedBy("newer").with(WEB)));
        confirm(Tokens.APPROVER, number).then().statusCode(202);
        awaitRuleSet(number);
    }

    @Test
    void doesNotBelieveTheEventThatTellsOfARoot() throws IOException {
        tellOfRoot(9, RulesFolders.root(folder, 9, "stranger"));

        PublishedEvent setAside = probe.await(
                "message.dead-lettered",
                event -> event.data().path("detail").asText().startsWith("root 9 "));
        assertThat(setAside.data().path("code").asText()).isEqualTo("ROOT_VERSION");
        assertRejected("KEY_UNKNOWN", number, dsru.signedBy("stranger").with(WEB));
    }

    private static void tellOfRoot(int version, byte[] envelope) {
        List<String> chain = new RootChain(List.of(envelope)).toBase64();
        transfer.publish(
                EventType.ROOT_ACCEPTED,
                "root-" + version,
                new RootAccepted(version, 1, "ab".repeat(32), "a transfer", chain));
    }

    @Test
    void refusesAnUpdateForAnotherSite() throws IOException {
        assertRejected("DSRU_WRONG_SITE", number, dsru.forSite("plant-2").with(WEB));
    }

    @Test
    void refusesRulesThatCannotBeRead() throws IOException {
        assertRejected("RULE_MALFORMED", number, dsru.with("alert http any any (sid:1;)\n"));
    }

    @Test
    void refusesAWrongCountOfRules() throws IOException {
        assertRejected("DSRU_RULES_DIFFER", number, dsru.countingTooMany().with(WEB));
    }

    @Test
    void refusesADeliveredFileThatIsNotTheAnnouncedOne() throws IOException {
        byte[] file = dsru.with(WEB);
        String cycle = deliver(
                number,
                file,
                new TransferFile(
                        number + ".dsru",
                        "rule-update",
                        file.length,
                        Sha256.of(new byte[0]).hex(),
                        "x"));

        assertThat(await("rules.rejected", cycle).data().path("code").asText()).isEqualTo("DELIVERED_FILE_DIFFERS");
    }

    @Test
    void waitsForATransferServiceThatIsAwayAndHoldsUpNoOtherFile() throws IOException {
        byte[] file = dsru.with(WEB);
        String transferId = UUID.randomUUID().toString();
        Path away = place(transferId, number, file).resolveSibling("away");
        Files.createFile(away);
        String cycle = announce(transferId, announced(number, file));
        String other = deliver(number, file);
        await("rules.validated", other);
        Awaitility.await()
                .untilAsserted(() -> rest(Tokens.AUDITOR)
                        .get("/api/v1/rule-validations?cycleId=" + cycle)
                        .then()
                        .body("items[0].state", equalTo("QUEUED"))
                        .body("items[0].waitingFor", containsString("503")));
        Files.delete(away);

        assertThat(await("rules.validated", cycle).data().path("number").asText())
                .isEqualTo(number);
    }

    @Test
    void refusesADeliveredFileThatTheTransferDoesNotHave() throws IOException {
        String cycle = announce(UUID.randomUUID().toString(), announced(number, dsru.with(WEB)));

        assertThat(await("rules.rejected", cycle).data().path("code").asText()).isEqualTo("DELIVERED_FILE_MISSING");
    }

    @Test
    void looksOnceAtADeliveryThatIsToldTwice() throws IOException {
        byte[] file = dsru.with(WEB);
        String cycle = deliver(number, file);
        await("rules.validated", cycle);
        String later = deliver(number, file);
        await("rules.validated", later);

        assertThat(probe.matching(event -> event.cycleId().equals(cycle))).hasSize(1);
        rest(Tokens.AUDITOR)
                .get("/api/v1/rule-validations?cycleId=" + later)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].outcome", equalTo("ALREADY_KNOWN"));
    }

    @Test
    void letsOnlyOneOfTwoPeopleConfirm() throws IOException {
        await("rules.validated", deliver(number, dsru.with(WEB)));

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> confirm(Tokens.APPROVER, number).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(202, 409, 409, 409);
        awaitRuleSet(number);
        assertThat(probe.matching(event -> event.type().equals("rules.confirmed")
                        && event.subject().equals(number)))
                .hasSize(1);
    }

    @Test
    void confirmsOnceWhenTheSameRequestIsRepeated() throws IOException {
        await("rules.validated", deliver(number, dsru.with(WEB)));
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            rest(Tokens.APPROVER)
                    .header("Idempotency-Key", key)
                    .post("/api/v1/rule-updates/" + number + "/confirm")
                    .then()
                    .statusCode(202);
        }
        awaitRuleSet(number);
    }

    @Test
    void takesAConfirmationOnlyFromAnApprover() throws IOException {
        await("rules.validated", deliver(number, dsru.with(WEB)));

        confirm(Tokens.OPERATOR, number).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        given().post("/api/v1/rule-updates/" + number + "/confirm").then().statusCode(401);
        rest(Tokens.AUDITOR)
                .get("/api/v1/rule-updates/" + number)
                .then()
                .body("state", equalTo("AWAITING_CONFIRMATION"))
                .body("nextAction.role", equalTo("approver"));
    }

    @Test
    void rejectsWhatWaitsWhenANewerUpdateIsApplied() throws IOException {
        String cycle = deliver(number, dsru.with(WEB));
        await("rules.validated", cycle);
        String newer = "26-%03d".formatted(lastNumber + 1);
        await("rules.validated", deliver(newer, dsru.numbered(newer).with(SCAN)));
        confirm(Tokens.APPROVER, newer).then().statusCode(202);
        JsonNode rejected = await("rules.rejected", cycle).data();

        assertThat(rejected.path("code").asText()).isEqualTo("DSRU_SUPERSEDED");
        confirm(Tokens.APPROVER, number).then().statusCode(409).body("code", equalTo("RULE_UPDATE_NOT_AWAITING"));
    }

    @Test
    void comparesAgainWhatWaitsAboveAnUpdateThatIsApplied() throws IOException {
        String newer = "26-%03d".formatted(lastNumber + 1);
        await("rules.validated", deliver(number, dsru.with(WEB)));
        String cycle = deliver(newer, dsru.numbered(newer).with(WEB + SCAN));
        await("rules.validated", cycle);
        confirm(Tokens.APPROVER, number).then().statusCode(202);
        awaitRuleSet(number);

        Awaitility.await()
                .untilAsserted(() -> rest(Tokens.AUDITOR)
                        .get("/api/v1/rule-updates/" + newer + "/summary")
                        .then()
                        .body("comparedWith", equalTo(number))
                        .body("added", equalTo(1)));
        confirm(Tokens.APPROVER, newer).then().statusCode(202);
        awaitRuleSet(newer);
    }

    @Test
    void takesAnUploadFromAnOperator() throws IOException {
        Response accepted = upload(Tokens.OPERATOR, number + ".dsru", dsru.with(WEB));
        accepted.then().statusCode(202);

        finished(accepted).body("outcome", equalTo("ACCEPTED")).body("number", equalTo(number));
        rest(Tokens.AUDITOR)
                .get("/api/v1/rule-updates/" + number)
                .then()
                .body("broughtBy", equalTo(Tokens.OPERATOR.holder()));
    }

    @Test
    void whoUploadedItCannotConfirmItWithAnotherToken() throws IOException {
        finished(upload(Tokens.OPERATOR, number + ".dsru", dsru.with(WEB))).body("outcome", equalTo("ACCEPTED"));

        confirm(Tokens.OPERATOR_AS_APPROVER, number).then().statusCode(403).body("code", equalTo("FOUR_EYES"));
        confirm(Tokens.APPROVING_AUTOMATION, number).then().statusCode(403).body("code", equalTo("FOUR_EYES"));
        confirm(Tokens.APPROVER, number).then().statusCode(202);
        awaitRuleSet(number);
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneWins() throws Exception {
        await("rules.validated", deliver(number, dsru.with(WEB)));
        List<Integer> answers;
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Response>> both =
                    List.of(() -> confirm(Tokens.APPROVER, number), () -> confirm(Tokens.OTHER_APPROVER, number));
            answers = pool.invokeAll(both).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .sorted()
                    .toList();
        }

        assertThat(answers).containsExactly(202, 409);
        awaitRuleSet(number);
    }

    @Test
    void tellsWhichNumbersNeverCame() throws IOException {
        apply(WEB);
        String next = "26-%03d".formatted(lastNumber + 3);
        await("rules.validated", deliver(next, dsru.numbered(next).with(SCAN)));
        List<String> missing = missingNumbers();
        String late = "26-%03d".formatted(lastNumber + 1);
        await("rules.validated", deliver(late, dsru.numbered(late).with(SCAN)));

        String never = "26-%03d".formatted(lastNumber + 2);
        assertThat(missing).contains(late, never).doesNotContain(number, next);
        assertThat(missingNumbers()).contains(never).doesNotContain(late);
    }

    private List<String> missingNumbers() {
        return rest(Tokens.AUDITOR).get("/api/v1/rule-sets/current").jsonPath().getList("missingNumbers", String.class);
    }

    @Test
    void anUploadWithOneKeyIsOneValidation() throws IOException {
        byte[] file = dsru.with(WEB);
        String key = UUID.randomUUID().toString();

        String first = upload(key, number + ".dsru", file).path("id");
        String again = upload(key, number + ".dsru", file).path("id");

        assertThat(again).isEqualTo(first);
        upload(key, number + ".dsru", dsru.with(SCAN))
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private Response upload(String key, String fileName, byte[] file) {
        return rest(Tokens.OPERATOR)
                .header("Idempotency-Key", key)
                .contentType("application/octet-stream")
                .queryParam("fileName", fileName)
                .body(file)
                .post("/api/v1/rule-updates");
    }

    @Test
    void refusesABadUploadAndSaysWhy() {
        Response accepted = upload(Tokens.OPERATOR, number + ".dsru", new byte[] {1, 2, 3});

        finished(accepted)
                .body("outcome", equalTo("REJECTED"))
                .body("error.code", equalTo("DSRU_TRUNCATED"))
                .body("startedAt", notNullValue())
                .body("endedAt", notNullValue())
                .body("progress", nullValue());
        PublishedEvent event = probe.await(
                "rules.rejected", e -> e.data().path("fileName").asText().equals(number + ".dsru"));
        assertThat(event.json().path("actor").asText()).isEqualTo(Tokens.OPERATOR.holder());
    }

    @Test
    void refusesAnUploadWithoutRoleOrName() throws IOException {
        byte[] file = dsru.with(WEB);

        upload(Tokens.APPROVER, number + ".dsru", file).then().statusCode(403);
        upload(Tokens.OPERATOR, "../x.dsru", file)
                .then()
                .statusCode(400)
                .body("code", equalTo("RULE_UPDATE_FILE_NAME_INVALID"));
    }

    @Test
    void leavesNothingOfWhatItRefused() throws IOException {
        upload(Tokens.OPERATOR, number + ".dsru", dsru.signedBy("stranger").with(WEB));

        Awaitility.await().untilAsserted(() -> {
            try (Stream<Path> incoming = Files.list(folder.resolve("storage/incoming"))) {
                assertThat(incoming).isEmpty();
            }
        });
        rest(Tokens.AUDITOR).get("/api/v1/rule-updates/" + number).then().statusCode(404);
    }

    private byte[] apply(String text) throws IOException {
        byte[] file = dsru.with(text);
        await("rules.validated", deliver(number, file));
        confirm(Tokens.APPROVER, number).then().statusCode(202);
        awaitRuleSet(number);
        return file;
    }

    private void assertRejected(String code, String name, byte[] file) {
        String cycle = deliver(name, file);
        PublishedEvent rejected = await("rules.rejected", cycle);

        assertThat(rejected.data().path("code").asText()).isEqualTo(code);
        assertThat(rejected.data().path("fileName").asText()).isEqualTo(name + ".dsru");
        assertThat(probe.matching(event -> event.cycleId().equals(cycle))).hasSize(1);
    }

    private String deliver(String name, byte[] file) {
        return deliver(name, file, announced(name, file));
    }

    private String deliver(String name, byte[] bytes, TransferFile file) {
        String transferId = UUID.randomUUID().toString();
        place(transferId, name, bytes);
        return announce(transferId, file);
    }

    private Path place(String transferId, String name, byte[] bytes) {
        try {
            Path directory = Files.createDirectories(folder.resolve("delivered").resolve(transferId));
            return Files.write(directory.resolve(name + ".dsru"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String announce(String transferId, TransferFile file) {
        String cycle = "cycle-" + UUID.randomUUID();
        TransferFile bundle = new TransferFile("airgap-plant-1-e1-s000001.zip", "bundle", 1, "ab".repeat(32), "b");
        transfer.publish(
                EventType.TRANSFER_DELIVERED, cycle, new TransferFiles(transferId, "plant-1", List.of(bundle, file)));
        return cycle;
    }

    private static TransferFile announced(String name, byte[] file) {
        return new TransferFile(
                name + ".dsru", "rule-update", file.length, Sha256.of(file).hex(), "announced-id");
    }

    private PublishedEvent await(String type, String cycle) {
        return probe.await(type, event -> event.cycleId().equals(cycle));
    }

    private void awaitRuleSet(String wanted) {
        Awaitility.await().untilAsserted(() -> assertRuleSet(wanted));
    }

    private void assertRuleSet(String wanted) {
        rest(Tokens.AUDITOR)
                .get("/api/v1/rule-sets/current")
                .then()
                .statusCode(200)
                .body("number", equalTo(wanted));
    }

    private static Response confirm(Tokens who, String number) {
        return rest(who).post("/api/v1/rule-updates/" + number + "/confirm");
    }

    private static Response upload(Tokens who, String fileName, byte[] file) {
        return rest(who)
                .contentType("application/octet-stream")
                .queryParam("fileName", fileName)
                .body(file)
                .post("/api/v1/rule-updates");
    }

    private static ValidatableResponse finished(Response accepted) {
        String location = accepted.header("Location").replaceFirst("^https?://[^/]+", "");
        Awaitility.await()
                .untilAsserted(() -> rest(Tokens.AUDITOR)
                        .get(location)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("FINISHED")));
        return rest(Tokens.AUDITOR).get(location).then();
    }

    private static RequestSpecification rest(Tokens who) {
        return given().header("Authorization", who.bearer());
    }
}
