package dev.airgap.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.local.RunFile;
import dev.airgap.local.RunningService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one object that {@code --json} prints. Paths are absolute; tokens are named by their file.
 *
 * @param cycleId null when no cycle ran
 * @param sequence null until the bundle is released
 * @param bundle the DMZ's copy, null until it is released
 * @param outcome null until the cycle is closed
 * @param receiptNumber null until the receipt is written, and where it was not seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CycleReport(
        @Nullable String cycleId,
        @Nullable Long sequence,
        @Nullable String bundle,
        @Nullable String outcome,
        @Nullable Long receiptNumber,
        String root,
        @Nullable String relayCa,
        String medium,
        @Nullable String installDirectory,
        @Nullable String relay,
        List<RunningService> services,
        Map<String, Map<String, String>> tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without a cycle. */
    static CycleReport of(RunFile pipeline) {
        return of(null, null, null, null, pipeline);
    }

    static CycleReport of(CycleResult result, RunFile pipeline) {
        return of(result.cycleId(), result.cycle(), result.outcome().orElse(null), result.receiptNumber(), pipeline);
    }

    private static CycleReport of(
            @Nullable String cycleId,
            @Nullable JsonNode cycle,
            @Nullable String outcome,
            @Nullable Long receiptNumber,
            RunFile pipeline) {
        return new CycleReport(
                cycleId,
                cycle == null || !cycle.hasNonNull("sequence")
                        ? null
                        : cycle.path("sequence").asLong(),
                cycle == null || !cycle.path("bundle").hasNonNull("path")
                        ? null
                        : cycle.path("bundle").path("path").asText(),
                outcome,
                receiptNumber,
                pipeline.root(),
                pipeline.relayCa(),
                pipeline.medium(),
                pipeline.installDirectory(),
                pipeline.relay(),
                pipeline.services(),
                pipeline.tokens());
    }

    String toJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }
}
