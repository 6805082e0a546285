package dev.airgap.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.ruleupdate.RuleUpdateReader;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.RULES)
@WithTestResource(RulesFolders.class)
class RuleExportTest {

    private static final String RULE = "alert http any any -> any any (msg:\"%s\"; sid:%d; rev:1;)%n";

    private static SiblingEvents bundler;
    private static SiblingEvents transfer;

    EventProbe probe;

    @ConfigProperty(name = "test.folder")
    Path folder;

    @BeforeEach
    void anotherRuleSet() throws IOException {
        if (bundler == null) {
            bundler = new SiblingEvents(probe, Zone.DMZ, Service.BUNDLER);
            transfer = new SiblingEvents(probe, Zone.DMZ, Service.TRANSFER);
        }
        try (Stream<Path> old = Files.list(source())) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        write("web.rules", RULE.formatted(UUID.randomUUID(), 1_000_001));
    }

    @Test
    void exportsAChangedRuleSetUnderTheNextNumber() throws IOException {
        JsonNode first = exported(startCycle()).data();
        write("scan.rules", "# none yet\n" + RULE.formatted("scan", 1_000_002));
        PublishedEvent event = exported(startCycle());

        JsonNode second = event.data();
        assertThat(second.path("unchanged").asBoolean()).isFalse();
        assertThat(sequence(second)).isEqualTo(sequence(first) + 1);
        assertThat(second.path("number").asText()).startsWith("%02d-".formatted(year()));
        assertThat(second.path("rules").asInt()).isEqualTo(2);
        assertThat(event.json().path("causationid").asText()).isNotEmpty();
        assertThat(read(second)).contains("scan.rules", "web.rules");
    }

    @Test
    void announcesAnUnchangedRuleSetAgainWithTheSameBytes() {
        JsonNode first = exported(startCycle()).data();
        JsonNode again = exported(startCycle()).data();

        assertThat(again.path("unchanged").asBoolean()).isTrue();
        assertThat(again.path("number")).isEqualTo(first.path("number"));
        assertThat(again.path("ruleUpdateId")).isEqualTo(first.path("ruleUpdateId"));
        assertThat(again.path("sha256").asText())
                .isEqualTo(Sha256.of(content(first)).hex());
    }

    @Test
    void announcesTheVeryUpdateThatTheSiteAsksFor() throws IOException {
        JsonNode asked = exported(startCycle()).data();
        write("scan.rules", RULE.formatted("scan", 1_000_002));
        exported(startCycle());

        JsonNode again = exported(startCycleFor(asked.path("number").asText())).data();

        assertThat(again.path("number")).isEqualTo(asked.path("number"));
        assertThat(again.path("sha256")).isEqualTo(asked.path("sha256"));
        assertThat(failed(startCycleFor("99-999")).data().path("code").asText()).isEqualTo("RULE_UPDATE_NOT_FOUND");
    }

    @Test
    void reportsABadRuleFileAndTakesNoNumber() throws IOException {
        JsonNode before = exported(startCycle()).data();
        write("bad.rules", "# fine\nalert tcp any any -> any any (msg:\"no sid\";)\n");
        PublishedEvent failed = failed(startCycle());
        Files.delete(source().resolve("bad.rules"));
        write("good.rules", RULE.formatted("good", 1_000_003));
        JsonNode after = exported(startCycle()).data();

        assertThat(failed.data().path("code").asText()).isEqualTo("RULE_MALFORMED");
        assertThat(failed.data().path("detail").asText()).isEqualTo("bad.rules:2: the rule has no sid");
        assertThat(sequence(after)).isEqualTo(sequence(before) + 1);
    }

    @Test
    void reportsAnEmptySource() throws IOException {
        Files.delete(source().resolve("web.rules"));

        assertThat(failed(startCycle()).data().path("code").asText()).isEqualTo("RULES_SOURCE_EMPTY");
    }

    @Test
    void exportsOnceForACycleWhoseEventArrivesTwice() {
        String cycle = "cycle-" + UUID.randomUUID();
        byte[] event = bundler.publish(EventType.CYCLE_STARTED, cycle, new CycleStarted("plant-1", "request"));
        bundler.send(event);
        exported(cycle);
        exported(startCycle());

        assertThat(probe.matching(e -> e.cycleId().equals(cycle))).hasSize(1);
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void showsWhatItExported() {
        JsonNode data = exported(startCycle()).data();

        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/rule-updates/" + data.path("number").asText())
                .then()
                .statusCode(200)
                .body("state", equalTo("EXPORTED"))
                .body("id", equalTo(data.path("ruleUpdateId").asText()))
                .body("files[0].name", equalTo("web.rules"));
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/rule-updates")
                .then()
                .statusCode(200)
                .body("items[0].number", equalTo(data.path("number").asText()));
    }

    @Test
    void showsSinceWhichReceiptTheSiteUsesAnUpdate() throws IOException {
        String first = exported(startCycle()).data().path("number").asText();
        receipt(7, first);
        inUseSince(first, 7);
        receipt(8, first);
        write("more.rules", RULE.formatted("more", 1_000_009));
        String second = exported(startCycle()).data().path("number").asText();
        receipt(9, second);

        inUseSince(second, 9);
        inUseSince(first, null);
    }

    private static void receipt(long number, String inUse) {
        transfer.publish(
                EventType.RECEIPT_ACCEPTED,
                null,
                new ReceiptAccepted(
                        "plant-1",
                        number,
                        "0".repeat(64),
                        1,
                        number,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(inUse),
                        1,
                        1,
                        1,
                        null));
    }

    private static void inUseSince(String number, Integer receipt) {
        Awaitility.await()
                .untilAsserted(() -> given().header("Authorization", Tokens.AUDITOR.bearer())
                        .get("/api/v1/rule-updates/" + number)
                        .then()
                        .statusCode(200)
                        .body("inUseSinceReceipt", equalTo(receipt)));
    }

    @Test
    void answersWithAProblemForWhatIsNotHere() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/rule-updates/00-999")
                .then()
                .statusCode(404)
                .body("code", equalTo("RULE_UPDATE_NOT_FOUND"));
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/rule-sets/current")
                .then()
                .statusCode(404)
                .body("code", equalTo("WRONG_ZONE"));
        given().get("/api/v1/rule-updates").then().statusCode(401);
    }

    private String startCycle() {
        String cycle = "cycle-" + UUID.randomUUID();
        bundler.publish(EventType.CYCLE_STARTED, cycle, new CycleStarted("plant-1", "request"));
        return cycle;
    }

    private String startCycleFor(String number) {
        String cycle = "cycle-" + UUID.randomUUID();
        bundler.publish(EventType.CYCLE_STARTED, cycle, new CycleStarted("plant-1", "need", number));
        return cycle;
    }

    private PublishedEvent exported(String cycle) {
        return probe.await("rule-update.exported", event -> event.cycleId().equals(cycle));
    }

    private PublishedEvent failed(String cycle) {
        return probe.await("rule-update.failed", event -> event.cycleId().equals(cycle));
    }

    private String read(JsonNode exported) throws IOException {
        Path file = folder.resolve(exported.path("fileName").asText());
        Files.write(file, content(exported));
        TrustedRoot root = TrustedRoot.parse(Files.readAllBytes(folder.resolve("root.dsse.json")));
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            return reader.verify(root, "plant-1", file.getFileName().toString())
                    .manifest()
                    .files()
                    .toString();
        }
    }

    private static byte[] content(JsonNode exported) {
        return given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/rule-updates/" + exported.path("number").asText() + "/content")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static int sequence(JsonNode exported) {
        return Integer.parseInt(exported.path("number").asText().substring(3));
    }

    private static int year() {
        return Clock.systemUTC().instant().atZone(ZoneOffset.UTC).getYear() % 100;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(source().resolve(name), text);
    }

    private Path source() {
        return folder.resolve("source");
    }
}
