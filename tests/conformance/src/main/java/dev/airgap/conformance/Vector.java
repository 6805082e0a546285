package dev.airgap.conformance;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case, as {@code case.json} in a folder of its own says it.
 *
 * @param id the folder's name
 * @param attack what somebody tries, or what happens
 * @param says what was done to the last file, in one sentence
 * @param site and {@code relayVersion}: of the reader
 * @param steps files in the order in which they are offered; only the last one is of interest
 */
public record Vector(String id, String attack, String says, String site, String relayVersion, List<Step> steps) {

    static final String FILE = "case.json";
    static final String ROOT = "root.dsse.json";
    static final String OVERRIDE = "override.dsse.json";

    private static final Limits LIMITS = Limits.ofBytes(1 << 20);

    /**
     * @param file relative to the folder, {@code <number>/<name>}: the name is part of what is checked
     * @param override relative to the folder: what approvers are said to have signed for the file
     */
    public record Step(String file, Optional<String> override, Instant at, Verdict verdict) {}

    public Vector {
        steps = List.copyOf(steps);
    }

    /** Reads the case in a folder. */
    public static Vector read(Path folder) throws IOException {
        JsonObject json = JsonObject.parse(Files.readAllBytes(folder.resolve(FILE)), LIMITS);
        json.integer("schema", 1, 1);
        Vector vector = new Vector(
                json.string("id"),
                json.string("attack"),
                json.string("says"),
                json.string("site"),
                json.string("relayVersion"),
                json.objects("steps").stream().map(Vector::step).toList());
        json.refuseUnknown();
        return vector;
    }

    private static Step step(JsonObject json) {
        Step step = new Step(
                json.string("file"),
                json.optionalString("override"),
                json.instant("at"),
                new Verdict(
                        json.parsed("verdict", Vector::isRefused) ? json.optionalString("code") : Optional.empty()));
        json.refuseUnknown();
        return step;
    }

    private static boolean isRefused(String word) {
        return switch (word) {
            case "ACCEPTED" -> false;
            case "REFUSED" -> true;
            default -> throw new IllegalArgumentException("neither ACCEPTED nor REFUSED");
        };
    }

    byte[] toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", 1);
        json.put("id", id);
        json.put("attack", attack);
        json.put("says", says);
        json.put("site", site);
        json.put("relayVersion", relayVersion);
        json.put("steps", steps.stream().map(Vector::toJson).toList());
        return Json.write(json);
    }

    private static Map<String, Object> toJson(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", step.file());
        step.override().ifPresent(override -> json.put("override", override));
        json.put("at", step.at().toString());
        json.put("verdict", step.verdict().code().isEmpty() ? "ACCEPTED" : "REFUSED");
        step.verdict().code().ifPresent(code -> json.put("code", code));
        return json;
    }
}
