package dev.airgap.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.BundleRejected;
import dev.airgap.contracts.data.ImportStarted;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.log.LogSegmentReader;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.MerkleFrontier;
import dev.airgap.trust.MerkleTree;
import dev.airgap.trust.VerificationKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log gives to those who carry it across the gap; read with the library that the other side uses. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.AUDIT)
@WithTestResource(TwoLogsResource.class)
class ExtractTest {

    EventProbe probe;
    VerificationKey logKey;

    private SiblingEvents importer;
    private String cycle;
    private byte[] started;
    private byte[] rejected;

    @BeforeEach
    void logACycle() {
        importer = Siblings.of(probe, Zone.AIRGAP, Service.IMPORTER);
        cycle = "cycle-extract-" + LogClient.values().size();
        started = importer.publish(EventType.IMPORT_STARTED, cycle, new ImportStarted("d-1", "delivery"));
        rejected = importer.publish(
                EventType.BUNDLE_REJECTED, cycle, new BundleRejected("b.zip", null, null, "BUNDLE_EXPIRED", "late"));
        await().until(() -> LogClient.timesLogged(rejected) == 1);
    }

    @Test
    void cutsASegmentThatProvesItself() throws IOException {
        byte[] bytes = segment(2, id(rejected)).statusCode(200).extract().asByteArray();

        try (LogSegmentReader reader = new LogSegmentReader(new ByteArrayInputStream(bytes))) {
            Checkpoint checkpoint = reader.header().verify(LogKeyResource.ORIGIN, List.of(logKey));
            List<byte[]> values = new ArrayList<>(LogClient.values().subList(0, 2));
            for (Optional<byte[]> value = reader.nextValue(); value.isPresent(); value = reader.nextValue()) {
                values.add(value.get());
            }
            assertThat(values).hasSize((int) checkpoint.size());
            assertThat(rootOf(values)).isEqualTo(checkpoint.rootHash());
            InclusionProof proof = reader.nextProof().orElseThrow();
            assertThat(proof.proves(rejected, checkpoint)).isTrue();
            assertThat(reader.nextProof()).isEmpty();
        }
    }

    @Test
    void cutsASegmentOfAnyLength() throws IOException {
        byte[] last = rejected;
        for (int i = 0; i < 220; i++) {
            last = importer.publish(EventType.IMPORT_STARTED, "cycle-long", new ImportStarted("d-" + i, "delivery"));
        }
        byte[] newest = last;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> segment(0, id(newest)).extract().statusCode() == 200);

        byte[] bytes = segment(0, id(newest)).extract().asByteArray();

        List<byte[]> logged = LogClient.values();
        try (LogSegmentReader reader = new LogSegmentReader(new ByteArrayInputStream(bytes))) {
            for (int index = 0; index < reader.header().to(); index++) {
                assertThat(reader.nextValue()).hasValue(logged.get(index));
            }
            assertThat(reader.nextProof()).isPresent();
        }
    }

    @Test
    void coversAnEventTheMomentItIsLogged() throws IOException {
        for (int i = 0; i < 5; i++) {
            byte[] event = importer.publish(EventType.IMPORT_STARTED, cycle, new ImportStarted("d-" + i, "delivery"));
            await().until(() -> LogClient.timesLogged(event) == 1);

            byte[] bytes = segment(0, id(event)).statusCode(200).extract().asByteArray();

            try (LogSegmentReader reader = new LogSegmentReader(new ByteArrayInputStream(bytes))) {
                assertThat(reader.header().to()).isGreaterThan(i);
            }
        }
    }

    @Test
    void signsOneCheckpointForManyWhoAskAtOnce() {
        byte[] event = importer.publish(EventType.IMPORT_STARTED, cycle, new ImportStarted("d", "delivery"));
        await().until(() -> LogClient.timesLogged(event) == 1);

        List<CompletableFuture<Integer>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> segment(0, id(event)).extract().statusCode()))
                .limit(12)
                .toList();

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    }

    @Test
    void statesGrowthAndTheEventsThatDecidedACycle() {
        Checkpoint earlier = checkpoint(statement(0, "result", id(rejected)));
        byte[] more = importer.publish(EventType.IMPORT_STARTED, "cycle-other", new ImportStarted("d-2", "delivery"));
        await().until(() -> LogClient.timesLogged(more) == 1);

        JsonPath statement = statement(earlier.size(), "result", id(rejected));

        Checkpoint later = checkpoint(statement);
        assertThat(later.size()).isGreaterThan(earlier.size());
        assertThat(statement.getLong("consistencyFrom")).isEqualTo(earlier.size());
        assertThat(MerkleTree.verifyConsistency(
                        earlier.size(),
                        later.size(),
                        earlier.rootHash(),
                        later.rootHash(),
                        hashes(statement.getList("consistency"))))
                .isTrue();
        assertSteps(statement, later, rejected);
    }

    @Test
    void tellsAsMuchAsThePolicyLetsOut() {
        JsonPath none = statement(0, "none", id(rejected));
        JsonPath result = statement(0, "result", id(rejected));
        JsonPath named = statement(0, "result", id(started));
        JsonPath events = statement(0, "events", id(rejected));

        assertThat(none.getList("steps")).isEmpty();
        assertSteps(result, checkpoint(result), rejected);
        assertSteps(named, checkpoint(named), started, rejected);
        assertSteps(events, checkpoint(events), started, rejected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/segment?from=0&events=not-logged",
                "/log/segment?from=99999",
                "/log/statement?consistentFrom=0&cycle=c&policy=none&events=not-logged",
                "/log/statement?consistentFrom=99999&cycle=c&policy=result"
            })
    void saysWhenTheLogIsNotThereYet(String path) {
        String code = given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1" + path)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .extract()
                .path("code");

        assertThat(code).isEqualTo("LOG_NOT_YET");
    }

    @ParameterizedTest
    @CsvSource({
        "/log/segment?from=-1,SERVICE,400",
        "/log/statement?consistentFrom=0&cycle=c&policy=all,SERVICE,400",
        "/log/statement?consistentFrom=0&policy=none,SERVICE,400",
        "/log/segment?from=0,AUDITOR,403",
        "/log/statement?consistentFrom=0&cycle=c&policy=none,OPERATOR,403",
        "/log/heads,SERVICE,200",
        "/mirror,SERVICE,200"
    })
    void answersServicesThatAskRightly(String path, Tokens who, int status) {
        given().header("Authorization", who.bearer())
                .get("/api/v1" + path)
                .then()
                .statusCode(status);
    }

    private ValidatableResponse segment(long from, String events) {
        return given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/log/segment?from=%d&events=%s".formatted(from, events))
                .then();
    }

    private JsonPath statement(long from, String policy, String events) {
        return given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/log/statement?consistentFrom=%d&cycle=%s&policy=%s&events=%s"
                        .formatted(from, cycle, policy, events))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Checkpoint checkpoint(JsonPath statement) {
        byte[] note = Base64.getDecoder().decode(statement.getString("checkpoint"));
        return Checkpoint.verify(note, LogKeyResource.ORIGIN, List.of(logKey));
    }

    private static void assertSteps(JsonPath statement, Checkpoint checkpoint, byte[]... expected) {
        assertThat(statement.getList("steps")).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            byte[] value = Base64.getDecoder().decode(statement.getString("steps[%d].value".formatted(i)));
            assertThat(value).isEqualTo(expected[i]);
            assertThat(MerkleTree.verifyInclusion(
                            MerkleTree.leafHash(value),
                            statement.getLong("steps[%d].index".formatted(i)),
                            checkpoint.size(),
                            hashes(statement.getList("steps[%d].path".formatted(i))),
                            checkpoint.rootHash()))
                    .isTrue();
        }
    }

    private static List<byte[]> hashes(List<String> hex) {
        return hex.stream().map(HexFormat.of()::parseHex).toList();
    }

    private static String id(byte[] event) {
        return new String(event, StandardCharsets.UTF_8).replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static byte[] rootOf(List<byte[]> values) {
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (byte[] value : values) {
            frontier = frontier.append(MerkleTree.leafHash(value), (level, index, hash) -> {});
        }
        return frontier.root();
    }
}
