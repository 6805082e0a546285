package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A site says what it lacks, and gets exactly that: a request at the site, a medium out, a medium in. */
@Order(6)
@ExtendWith(SharedPipeline.class)
class NeedListIT {

    @Test
    void aNewRelayGetsEverythingAndTheSiteTheRuleUpdateThatItNames(RunningPipeline pipeline) throws Exception {
        String number = newestRules(pipeline.closedCycle(), pipeline);
        assertThat(bundle(pipeline, cycle(pipeline)).path("kind").asText())
                .as("without a need")
                .isEqualTo("differential");

        JsonNode list = pipeline.post(Zone.AIRGAP, "transfer", "operator", "/api/v1/need-lists", """
                {"needs":[{"kind":"relay","id":"relay-2"},{"kind":"rule-update","id":"%s"}],"reason":"a new relay"}
                """.formatted(number));
        assertThat(list.path("state").asText()).as("%s", list).isEqualTo("ISSUED");
        cycle(pipeline);

        assertThat(pipeline.get(Zone.AIRGAP, "transfer", "auditor", "/api/v1/need-lists/" + list.path("number"))
                        .path("state")
                        .asText())
                .isEqualTo("WRITTEN");
        String needed = await("the DMZ starts a cycle for it")
                .atMost(Duration.ofSeconds(60))
                .until(() -> startedForANeed(pipeline), Optional::isPresent)
                .orElseThrow();

        JsonNode closed = cycle(pipeline);
        assertThat(closed.path("cycleId").asText()).isEqualTo(needed);
        assertThat(bundle(pipeline, closed).path("kind").asText()).isEqualTo("full");
        JsonNode started = EveryEvent.of(pipeline, Zone.DMZ).ofType("cycle.started").stream()
                .filter(event -> event.path("cycleid").asText().equals(needed))
                .findFirst()
                .orElseThrow();
        assertThat(started.path("data").path("ruleUpdate").asText()).isEqualTo(number);
        JsonNode transfer = pipeline.get(Zone.AIRGAP, "transfer", "auditor", "/api/v1/transfers?cycleId=" + needed)
                .path("items")
                .path(0);
        assertThat(transfer.path("files").findValuesAsText("name")).contains(number + ".dsru");
        assertThat(pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/sites/plant-1")
                        .path("lacking")
                        .asBoolean())
                .isFalse();
        assertThat(bundle(pipeline, cycle(pipeline)).path("kind").asText())
                .as("the new relay has activated it")
                .isEqualTo("differential");
    }

    /** Goes on with the cycle that is open, or runs a new one, to its end. */
    private static JsonNode cycle(RunningPipeline pipeline) throws Exception {
        RunningPipeline.Ended ended = pipeline.cycleRun();
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        return ended.json();
    }

    private static JsonNode bundle(RunningPipeline pipeline, JsonNode cycle) throws Exception {
        String path = "/api/v1/cycles/" + cycle.path("cycleId").asText();
        return pipeline.get(Zone.DMZ, "bundler", "auditor", path).path("bundle");
    }

    private static String newestRules(JsonNode closed, RunningPipeline pipeline) throws Exception {
        String cycleId = closed.path("cycleId").asText();
        return EveryEvent.of(pipeline, Zone.DMZ).ofType("rule-update.exported").stream()
                .filter(event -> event.path("cycleid").asText().equals(cycleId))
                .map(event -> event.path("data").path("number").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> startedForANeed(RunningPipeline pipeline) throws Exception {
        JsonNode newest = pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/cycles?limit=1")
                .path("items")
                .path(0);
        return newest.path("trigger").asText().equals("need")
                ? Optional.of(newest.path("id").asText())
                : Optional.empty();
    }
}
