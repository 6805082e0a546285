package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.local.RunFile;
import dev.airgap.local.RunningService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CycleReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunFile PIPELINE = new RunFile(
            "plant-1",
            1,
            "/source",
            "/rules",
            "/data/root-of-trust/root.dsse.json",
            "/data/airgap/relay/ca.pem",
            "/data/medium",
            "/data/airgap/importer/install",
            "https://localhost:4122",
            List.of(
                    new RunningService("dmz", "bundler", "http://127.0.0.1:20001", null, 42),
                    new RunningService("dmz", "kafka", null, "127.0.0.1:20002", 43)),
            Map.of("dmz", Map.of("operator", "/data/dmz/tokens/operator-olivia.token")));

    @Test
    void namesTheCycleAndEverythingThatItLeft() throws IOException {
        JsonNode cycle = JSON.readTree("""
                {"id":"c-1","sequence":7,"bundle":{"path":"/data/dmz/bundler/bundles/b.zip"}}""");

        JsonNode report = JSON.readTree(CycleReport.of(result(cycle), PIPELINE).toJson());

        assertThat(report.path("cycleId").asText()).isEqualTo("c-1");
        assertThat(report.path("sequence").asLong()).isEqualTo(7);
        assertThat(report.path("bundle").asText()).isEqualTo("/data/dmz/bundler/bundles/b.zip");
        assertThat(report.path("services").get(0).path("url").asText()).isEqualTo("http://127.0.0.1:20001");
        assertThat(report.path("services").get(1).path("address").asText()).isEqualTo("127.0.0.1:20002");
        assertThat(report.path("services").get(1).has("url")).isFalse();
    }

    @Test
    void leavesOutWhatACycleDoesNotHaveYet() throws IOException {
        JsonNode cycle = JSON.readTree("{\"id\":\"c-1\",\"sequence\":null,\"bundle\":null}");

        JsonNode report = JSON.readTree(CycleReport.of(result(cycle), PIPELINE).toJson());

        assertThat(report.has("sequence")).isFalse();
        assertThat(report.has("bundle")).isFalse();
        assertThat(report.has("outcome")).isFalse();
    }

    @Test
    void tellsHowTheCycleEnded() throws IOException {
        JsonNode cycle = JSON.readTree("{\"id\":\"c-1\",\"state\":\"CLOSED\",\"outcome\":\"UPDATED\"}");

        JsonNode report = JSON.readTree(CycleReport.of(result(cycle), PIPELINE).toJson());

        assertThat(report.path("outcome").asText()).isEqualTo("UPDATED");
        assertThat(report.path("receiptNumber").asLong()).isEqualTo(3);
    }

    private static CycleResult result(JsonNode cycle) {
        return new CycleResult("c-1", cycle, 3L, Step.CLOSED, Optional.empty());
    }
}
