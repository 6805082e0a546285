package dev.airgap.bundler;

import static dev.airgap.bundler.SharedFiles.ANNA;
import static dev.airgap.bundler.SharedFiles.BEN;
import static dev.airgap.bundler.SharedFiles.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(SharedFiles.class)
class SigningTest {

    EventProbe probe;
    SharedFiles files;

    @BeforeEach
    void aSource() throws IOException {
        files.offer("clamav/test.hdb");
    }

    @AfterEach
    void nothingWaits() {
        JsonPath cycles = CycleDriver.list();
        for (String id : cycles.<String>getList("items.findAll { it.state == 'AWAITING_SIGNATURES' }.id")) {
            SigningDriver.cancel(id, UUID.randomUUID().toString(), "the test is over");
        }
        Journey.in(probe).trusts(1);
    }

    @Test
    void waitsForTheSignatureThatIsMissingAndSaysHowToSign() {
        JsonPath cycle = awaiting();

        String bundleId = cycle.getString("bundleId");
        assertThat(cycle.getString("nextAction.what")).contains("1 of 2 signatures", bundleId);
        assertThat(cycle.getString("nextAction.role")).isEqualTo("operator");
        assertThat(cycle.getBoolean("singleSigner")).isFalse();
        assertThat(Sha256.of(SigningDriver.manifest(bundleId)).hex()).isEqualTo(bundleId);
        JsonPath signatures = SigningDriver.signatures(bundleId);
        assertThat(signatures.getString("state")).isEqualTo("AWAITING_SIGNATURES");
        assertThat(signatures.getInt("threshold")).isEqualTo(2);
        assertThat(signatures.getInt("missing")).isEqualTo(1);
        assertThat(signatures.getInt("missingPostQuantum")).isZero();
        assertThat(signatures.getList("signatures.keyId"))
                .containsExactly(files.roots().person(SERVICE).keyId().hex());
        assertThat(signatures.getList("signatures.addedBy")).containsExactly("bundler-service");
    }

    @Test
    void isReleasedOnceASecondKeyHasSigned() throws IOException {
        JsonPath waiting = awaiting();
        String bundleId = waiting.getString("bundleId");

        SigningDriver.sign(bundleId, files.roots().person(ANNA))
                .statusCode(200)
                .body("missing", equalTo(0))
                .body("signatures", hasSize(2));

        JsonPath released = CycleDriver.await(waiting.getString("id"), "RELEASED");
        assertThat(released.getString("bundle.id")).isEqualTo(bundleId);
        assertThat(SigningDriver.signatures(bundleId).getString("state")).isEqualTo("RELEASED");
        assertThat(verify(released).signers()).containsExactlyInAnyOrder(keyOf(SERVICE), keyOf(ANNA));
        probe.await("bundle.released", event -> event.cycleId().equals(waiting.getString("id")));
        List<PublishedEvent> events = probe.matching(event -> event.cycleId().equals(waiting.getString("id")));
        assertThat(events)
                .extracting(PublishedEvent::type)
                .containsExactly(
                        "cycle.started",
                        "snapshot.taken",
                        "bundle.awaiting-signatures",
                        "bundle.signed",
                        "bundle.signed",
                        "bundle.released");
        PublishedEvent signed = events.get(4);
        assertThat(signed.json().path("actor").asText()).isEqualTo("petra");
        assertThat(signed.data().path("missing").asInt()).isZero();
        assertThat(signed.data().path("keyIds").get(0).asText())
                .isEqualTo(keyOf(ANNA).hex());
    }

    @Test
    void takesTheSameSignatureTwiceWithoutHarmEvenAfterTheRelease() {
        JsonPath waiting = awaiting();
        String bundleId = waiting.getString("bundleId");
        byte[] envelope = SigningDriver.envelope(
                SigningDriver.manifest(bundleId), files.roots().person(BEN));
        SigningDriver.bring(bundleId, envelope).statusCode(200);
        CycleDriver.await(waiting.getString("id"), "RELEASED");

        SigningDriver.bring(bundleId, envelope).statusCode(200).body("state", equalTo("RELEASED"));
        SigningDriver.sign(bundleId, files.roots().person(ANNA)).statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void refusesWhatDoesNotCountAndTakesNothingOfIt() {
        String bundleId = awaiting().getString("bundleId");
        byte[] manifest = SigningDriver.manifest(bundleId);
        TestRoots roots = files.roots();

        refused(bundleId, "no envelope".getBytes(), "ENVELOPE_MALFORMED");
        refused(bundleId, SigningDriver.envelope("{}".getBytes(), roots.person(ANNA)), "SIGNATURE_OTHER_MANIFEST");
        refused(bundleId, SigningDriver.envelope(manifest, roots.person(ANNA), roots.person("mallory")), "KEY_UNKNOWN");
        byte[] forged = new String(SigningDriver.envelope(manifest, roots.person("mallory")))
                .replace(keyOf("mallory").hex(), keyOf(ANNA).hex())
                .getBytes();
        refused(bundleId, forged, "SIGNATURE_INVALID");

        assertThat(SigningDriver.signatures(bundleId).getList("signatures")).hasSize(1);
        SigningDriver.bring("0".repeat(64), manifest).statusCode(404);
    }

    @Test
    void keepsTheNextCycleWaitingAndGivesItTheNextSequence() throws IOException {
        JsonPath waiting = awaiting();
        String next = CycleDriver.start();

        assertThat(CycleDriver.get(next).getString("state")).isEqualTo("STARTED");
        assertThat(CycleDriver.get(next).getString("nextAction.what")).contains("the cycle before it");
        SigningDriver.sign(waiting.getString("bundleId"), files.roots().person(ANNA));

        long first = CycleDriver.await(waiting.getString("id"), "RELEASED").getLong("sequence");
        String nextBundle = CycleDriver.await(next, "AWAITING_SIGNATURES").getString("bundleId");
        SigningDriver.sign(nextBundle, files.roots().person(ANNA));
        JsonPath second = CycleDriver.await(next, "RELEASED");
        assertThat(second.getLong("sequence")).isEqualTo(first + 1);
        assertThat(verify(second).manifest().previous()).isEqualTo(waiting.getString("bundleId"));
    }

    @Test
    void neverUsesTheSequenceOfACancelledBundleAgain() throws IOException {
        JsonPath cancelled = awaiting();
        String key = UUID.randomUUID().toString();
        String bundleId = cancelled.getString("bundleId");
        Path leftByACrash = files.bundles().resolve("airgap-plant-1-e1-s%06d.zip".formatted(sequenceOf(bundleId)));
        Files.createDirectories(files.bundles());
        Files.writeString(leftByACrash, "signed and not released");

        SigningDriver.cancel(cancelled.getString("id"), key, "wrong content")
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("error.code", equalTo("CYCLE_CANCELLED"))
                .body("error.detail", equalTo("wrong content"));
        SigningDriver.cancel(cancelled.getString("id"), key, "wrong content").statusCode(200);
        SigningDriver.cancel(cancelled.getString("id"), UUID.randomUUID().toString(), "again")
                .statusCode(409);

        assertThat(leftByACrash).doesNotExist();
        SigningDriver.sign(bundleId, files.roots().person(ANNA))
                .statusCode(409)
                .body("detail", containsString("wrong content"));
        PublishedEvent failed =
                probe.await("cycle.failed", event -> event.cycleId().equals(cancelled.getString("id")));
        assertThat(failed.data().path("code").asText()).isEqualTo("CYCLE_CANCELLED");
        long burned = sequenceOf(bundleId);
        assertThat(sequenceOf(awaiting().getString("bundleId"))).isEqualTo(burned + 1);
    }

    @Test
    void draftsTheManifestAgainWhenTheRootIsReplaced() throws IOException {
        JsonPath waiting = awaiting();
        String old = waiting.getString("bundleId");
        byte[] late = SigningDriver.envelope(
                SigningDriver.manifest(old), files.roots().person(ANNA));

        files.roots().next(2, SERVICE, ANNA, BEN);

        JsonPath again = CycleDriver.patiently("a new manifest")
                .until(
                        () -> CycleDriver.get(waiting.getString("id")),
                        cycle -> !old.equals(cycle.getString("bundleId"))
                                && cycle.getString("nextAction.what").contains("1 of 2"));
        String bundleId = again.getString("bundleId");
        assertThat(again.getString("state")).isEqualTo("AWAITING_SIGNATURES");
        assertThat(sequenceOf(bundleId)).isEqualTo(sequenceOf(old) + 1);
        JsonPath replaced = SigningDriver.signatures(old);
        assertThat(replaced.getString("state")).isEqualTo("CANCELLED");
        assertThat(replaced.getString("replacedBy")).isEqualTo(bundleId);
        assertThat(replaced.getString("detail")).contains("do not count");
        SigningDriver.bring(old, late).statusCode(409);
        SigningDriver.sign(bundleId, files.roots().person(BEN)).statusCode(200);
        JsonPath released = CycleDriver.await(waiting.getString("id"), "RELEASED");
        assertThat(verify(released).manifest().roots().version())
                .isEqualTo(files.roots().newest().document().version());
    }

    @Test
    void failsWhenTheRootIsContentWithOneSignerAndNobodyHasAllowedIt() {
        String id = awaiting().getString("id");

        files.roots().next(1, SERVICE, ANNA, BEN);

        JsonPath failed = CycleDriver.await(id, "FAILED");
        JsonPath next = CycleDriver.run();
        files.roots().next(2, SERVICE, ANNA, BEN);
        assertThat(failed.getString("error.code")).isEqualTo("SINGLE_SIGNER_NOT_ALLOWED");
        assertThat(next.getString("error.code")).isEqualTo("SINGLE_SIGNER_NOT_ALLOWED");
        assertThat(next.getString("error.detail")).contains("airgap.bundler.single-signer", "threshold");
        assertThat(next.getString("bundleId")).isNull();
    }

    @Test
    void carriesEveryRootSinceTheOneTheSiteReported() throws IOException {
        Journey journey = Journey.in(probe);
        JsonPath waiting = awaiting();
        SigningDriver.sign(waiting.getString("bundleId"), files.roots().person(ANNA));
        String id = CycleDriver.await(waiting.getString("id"), "RELEASED").getString("id");
        journey.written(id);
        journey.sealed(id);
        journey.departed(id);
        CycleDriver.await(id, "WAITING_FOR_RECEIPT");
        int reported = files.roots().newest().document().version();
        journey.trusts(reported);
        journey.receipt(Journey.served(id));
        CycleDriver.await(id, "CLOSED");
        assertThat(Journey.site().getInt("rootVersion")).isEqualTo(reported);
        files.roots().next(2, SERVICE, ANNA, BEN);
        files.roots().next(2, SERVICE, ANNA, BEN);
        Path missing = files.roots().file(reported + 1);
        byte[] kept = Files.readAllBytes(missing);
        Files.delete(missing);

        JsonPath broken = CycleDriver.run();
        Files.write(missing, kept);
        JsonPath whole = awaiting();

        assertThat(broken.getString("error.code")).isEqualTo("ROOT_CHAIN_BROKEN");
        assertThat(broken.getString("error.detail")).contains("root " + (reported + 1));
        SigningDriver.sign(whole.getString("bundleId"), files.roots().person(ANNA));
        Path bundle =
                Path.of(CycleDriver.await(whole.getString("id"), "RELEASED").getString("bundle.path"));
        try (BundleReader reader = BundleReader.open(bundle)) {
            List<byte[]> carried = reader.roots();
            assertThat(carried).hasSize(2);
            assertThat(TestRoots.read(files.roots().file(reported))
                            .walk(carried)
                            .fingerprint())
                    .isEqualTo(files.roots().newest().fingerprint());
        }
    }

    @Test
    void releasesWhatWasDraftedWhateverTheSiteServesByThen() throws IOException {
        Journey journey = Journey.in(probe);
        JsonPath base = awaiting(CycleDriver.startFull());
        SigningDriver.sign(base.getString("bundleId"), files.roots().person(ANNA));
        CycleDriver.await(base.getString("id"), "RELEASED");
        Manifest served = Manifest.parse(SigningDriver.manifest(base.getString("bundleId")));
        journey.serves(served.snapshotDigest(), served.sequence());
        journey.awaitReceipt(Journey.served(base.getString("id")));
        JsonPath waiting = awaiting();
        journey.servesAnUnknownSnapshot();
        journey.awaitReceipt(Journey.served(base.getString("id")));

        SigningDriver.sign(waiting.getString("bundleId"), files.roots().person(ANNA));

        JsonPath released = CycleDriver.await(waiting.getString("id"), "RELEASED");
        assertThat(released.getString("bundle.id")).isEqualTo(waiting.getString("bundleId"));
        assertThat(verify(released).manifest().kind()).isEqualTo(Manifest.Kind.DIFFERENTIAL);
    }

    /** A cycle whose bundle the service has signed, and nobody else. */
    private static JsonPath awaiting() {
        return awaiting(CycleDriver.start());
    }

    private static JsonPath awaiting(String id) {
        return CycleDriver.patiently("a signature of cycle " + id).until(() -> CycleDriver.get(id), cycle -> {
            assertThat(cycle.getString("error.code")).isNull();
            return String.valueOf(cycle.getString("nextAction.what")).contains("1 of 2");
        });
    }

    private static void refused(String bundleId, byte[] envelope, String code) {
        SigningDriver.bring(bundleId, envelope).statusCode(422).body("code", equalTo(code));
    }

    private static long sequenceOf(String bundleId) {
        return new JsonPath(new String(SigningDriver.manifest(bundleId))).getLong("sequence");
    }

    private KeyId keyOf(String person) {
        return files.roots().person(person).keyId();
    }

    private VerifiedBundle verify(JsonPath released) throws IOException {
        try (BundleReader reader = BundleReader.open(Path.of(released.getString("bundle.path")))) {
            reader.roots();
            return reader.verify(files.roots().newest(), new Expectations("plant-1", Instant.now(), "0.1.0"));
        }
    }
}
