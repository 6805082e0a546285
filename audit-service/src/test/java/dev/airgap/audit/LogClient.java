package dev.airgap.audit;

import static io.restassured.RestAssured.given;

import dev.airgap.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Reads the service's REST API as an auditor. */
final class LogClient {

    private LogClient() {}

    static JsonPath get(String path) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static byte[] checkpoint() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/log/checkpoint")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asByteArray();
    }

    /** The exact bytes of every logged event, in order. */
    static List<byte[]> values() {
        List<byte[]> values = new ArrayList<>();
        while (true) {
            List<String> page =
                    get("/log/entries?limit=7&from=" + values.size()).getList("items.value");
            if (page.isEmpty()) {
                return values;
            }
            page.forEach(value -> values.add(Base64.getDecoder().decode(value)));
        }
    }

    /** How often these bytes are in the log. */
    static long timesLogged(byte[] event) {
        return values().stream().filter(value -> Arrays.equals(value, event)).count();
    }

    static List<Map<String, Object>> alarms(String kind, String detail) {
        List<Map<String, Object>> alarms = get("/alarms").getList("items");
        return alarms.stream()
                .filter(alarm -> alarm.get("kind").equals(kind))
                .filter(alarm -> alarm.get("detail").toString().contains(detail))
                .toList();
    }

    static byte[] replaced(byte[] event, String from, String to) {
        String changed = new String(event, StandardCharsets.UTF_8).replaceFirst(from, to);
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
