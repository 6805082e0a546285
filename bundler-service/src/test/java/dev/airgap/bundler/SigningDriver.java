package dev.airgap.bundler;

import static io.restassured.RestAssured.given;

import dev.airgap.testing.Tokens;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** Fetches manifests and brings signatures, as people do. */
final class SigningDriver {

    private SigningDriver() {}

    static byte[] manifest(String bundleId) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundles/" + bundleId + "/manifest")
                .then()
                .statusCode(200)
                .contentType(PayloadTypes.BUNDLE)
                .extract()
                .asByteArray();
    }

    static JsonPath signatures(String bundleId) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundles/" + bundleId + "/signatures")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static ValidatableResponse sign(String bundleId, FileSigner... signers) {
        return bring(bundleId, envelope(manifest(bundleId), signers));
    }

    static byte[] envelope(byte[] payload, FileSigner... signers) {
        return Envelope.sign(PayloadTypes.BUNDLE, payload, List.of(signers)).toBytes();
    }

    static ValidatableResponse bring(String bundleId, byte[] envelope) {
        return given().header("Authorization", Tokens.APPROVER.bearer())
                .contentType("application/vnd.dsse+json")
                .body(envelope)
                .post("/api/v1/bundles/" + bundleId + "/signatures")
                .then();
    }

    static ValidatableResponse cancel(String cycleId, String key, String reason) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/cycles/" + cycleId + "/cancel")
                .then();
    }
}
