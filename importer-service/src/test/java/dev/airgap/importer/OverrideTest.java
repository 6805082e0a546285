package dev.airgap.importer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Floor;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bundle that a rule is against, let in by approvers' signatures and two persons at the relay, and by nothing less. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class OverrideTest extends RelayTestBase {

    private static final String REASON = "the medium was under way for six weeks";

    private long number;
    private TestBundle active;

    @BeforeEach
    void somethingIsServed() {
        number = nextNumber();
        active = activate(TestBundle.numbered(site, number));
    }

    @Test
    void letsAnExpiredBundleInOnceItIsSignedAndConfirmed() {
        TestBundle expired = TestBundle.numbered(site, number + 1).expired();
        Path zip = expired.place();
        assertRefused("BUNDLE_EXPIRED", zip);
        String id = uploaded(override(expired, Code.BUNDLE_EXPIRED));
        assertRefused("BUNDLE_EXPIRED", zip);
        confirm(id, Tokens.APPROVER).then().statusCode(200);

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(served()).isEqualTo(number + 1);
        assertThat(eventsOf(download).stream()
                        .filter(event -> event.type().startsWith("snapshot."))
                        .map(event -> event.data().path("overrideId").asText()))
                .hasSize(3)
                .containsOnly(id);
        PublishedEvent confirmed =
                events.await("override.confirmed", event -> event.subject().equals(id));
        assertThat(confirmed.data().path("reason").asText()).isEqualTo(REASON);
        assertThat(override(id).getString("state")).isEqualTo("USED");
    }

    @Test
    void theSecondPersonIsNotWhoUploadedIt() {
        TestBundle expired = TestBundle.numbered(site, number + 1).expired();
        Path zip = expired.place();
        String id = uploaded(override(expired, Code.BUNDLE_EXPIRED));

        confirm(id, Tokens.OPERATOR_AS_APPROVER).then().statusCode(403).body("code", equalTo("FOUR_EYES"));

        assertRefused("BUNDLE_EXPIRED", zip);
    }

    @Test
    void twoPersonsWithoutTheApproversSignaturesAreNotEnough() {
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType("application/json")
                .body("{\"kind\":\"import-bundle\",\"subject\":\"%s\",\"reason\":\"please\"}".formatted("a".repeat(64)))
                .post("/api/v1/overrides")
                .then()
                .statusCode(409);
    }

    @Test
    void oneOfTwoApproversIsNotEnough() {
        TestBundle expired = TestBundle.numbered(site, number + 1).expired();
        expired.place();
        byte[] payload = override(expired, Code.BUNDLE_EXPIRED).toPayload();

        upload(payload, site.approvers().subList(0, 1))
                .then()
                .statusCode(422)
                .body("code", equalTo("THRESHOLD_NOT_MET"));
        upload(payload, List.of(site.releaseKey())).then().statusCode(422).body("code", equalTo("KEY_UNKNOWN"));
    }

    @Test
    void liftsNothingButWhatItAllows() {
        TestBundle old = TestBundle.numbered(site, number - 1).expired();
        Path zip = old.place();
        confirm(uploaded(override(old, Code.BUNDLE_OLDER)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertRefused("BUNDLE_EXPIRED", zip);
    }

    @Test
    void oneThatIsNotEnoughDoesNotHideOneThatIs() {
        activate(TestBundle.numbered(site, number + 2));
        TestBundle old = TestBundle.numbered(site, number + 1).expired();
        old.place();
        confirm(uploaded(override(old, Code.BUNDLE_OLDER)), Tokens.APPROVER)
                .then()
                .statusCode(200);
        confirm(uploaded(override(old, Code.BUNDLE_OLDER, Code.BUNDLE_EXPIRED)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
        activate(TestBundle.numbered(site, number + 3));
    }

    @Test
    void neverLiftsEquivocation() {
        TestBundle other = TestBundle.numbered(site, number).cycle("other");
        Path zip = other.place();
        confirm(uploaded(override(other, Code.BUNDLE_OLDER, Code.BUNDLE_EXPIRED)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertRefused("BUNDLE_EQUIVOCATION", zip);
    }

    @Test
    void neverLiftsTheEquivocationOfAnOlderNumber() {
        activate(TestBundle.numbered(site, number + 1));
        TestBundle other = TestBundle.numbered(site, number).cycle("other");
        Path zip = other.place();
        confirm(uploaded(override(other, Code.BUNDLE_OLDER)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertRefused("BUNDLE_EQUIVOCATION", zip);
    }

    @Test
    void bringsAnOlderBundleBackAndLeavesTheFloorWhereItIs() {
        TestBundle newer = activate(TestBundle.numbered(site, number + 1));
        Floor floor = snapshots.floor();
        TestBundle older = TestBundle.numbered(site, number);
        older.place();
        confirm(uploaded(override(older, Code.BUNDLE_OLDER)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");

        assertThat(listing().path("bundleId").asText(older.bundleId())).isEqualTo(active.bundleId());
        assertThat(served()).isEqualTo(number);
        assertThat(snapshots.floor().sequence()).isEqualTo(floor.sequence());
        assertThat(snapshots.floor().components()).isEqualTo(floor.components());
        Path again = TestBundle.numbered(site, number + 1).place();
        assertThat(again.getFileName()).hasToString(newer.fileName());
        assertRefused("BUNDLE_OLDER", again);
        activate(TestBundle.numbered(site, number + 2));
    }

    @Test
    void letsASequenceJump() {
        // Not above what the next test numbers: the floor stays up there.
        TestBundle far = TestBundle.numbered(site, number + 10_001);
        Path zip = far.place();
        assertRefused("BUNDLE_SEQUENCE_JUMP", zip);
        confirm(uploaded(override(far, Code.BUNDLE_SEQUENCE_JUMP)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
    }

    @Test
    void letsSignedTimeFollowABundleFromTheFuture() {
        Instant issued = inDays(200);
        TestBundle future = TestBundle.numbered(site, number + 1).issuedAt(issued);
        Path zip = future.place();
        assertRefused("BUNDLE_FROM_THE_FUTURE", zip);
        confirm(uploaded(override(future, Code.BUNDLE_FROM_THE_FUTURE)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");

        assertThat(snapshots.floor().signedTime()).contains(issued);
    }

    @Test
    void holdsAlthoughTheClockIsNotToBeBelieved() {
        activate(TestBundle.numbered(site, number + 1).issuedAt(inDays(-1)).expiresAt(inDays(10)));
        TestBundle newer =
                TestBundle.numbered(site, number + 2).issuedAt(inDays(0)).expiresAt(inDays(20));
        newer.place();
        clock.isWrongBy(Duration.ofDays(300));
        confirm(uploaded(override(newer, Code.CLOCK_AHEAD_SUSPECTED)), Tokens.APPROVER)
                .then()
                .statusCode(200);

        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
    }

    @Test
    void endsByItself() {
        TestBundle expired = TestBundle.numbered(site, number + 1).expired();
        Path zip = expired.place();
        String id = uploaded(override(expired, Code.BUNDLE_EXPIRED));
        confirm(id, Tokens.APPROVER).then().statusCode(200);

        clock.isWrongBy(Duration.ofDays(8));

        assertRefused("BUNDLE_EXPIRED", zip);
        assertThat(override(id).getString("state")).isEqualTo("ENDED");
    }

    @Test
    void isTakenOnce() {
        TestBundle expired = TestBundle.numbered(site, number + 1).expired();
        expired.place();
        byte[] payload = override(expired, Code.BUNDLE_EXPIRED).toPayload();
        upload(payload, site.approvers()).then().statusCode(201);

        upload(payload, site.approvers()).then().statusCode(409).body("code", equalTo("CONFLICT"));
    }

    private SignedOverride override(TestBundle bundle, Code... allows) {
        Instant now = inDays(0);
        return new SignedOverride(
                "plant-1", bundle.bundleId(), Set.of(allows), REASON, "olivia", now, now.plus(Duration.ofDays(7)));
    }

    private String uploaded(SignedOverride override) {
        return upload(override.toPayload(), site.approvers())
                .then()
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .extract()
                .path("id");
    }

    private static Response upload(byte[] payload, List<FileSigner> signers) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType("application/json")
                .body(Envelope.sign(PayloadTypes.OVERRIDE, payload, signers).toBytes())
                .post("/api/v1/bundle-overrides");
    }

    private static Response confirm(String id, Tokens second) {
        return given().header("Authorization", second.bearer()).post("/api/v1/overrides/" + id + "/confirm");
    }

    private static JsonPath override(String id) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundle-overrides/" + id)
                .jsonPath();
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }
}
