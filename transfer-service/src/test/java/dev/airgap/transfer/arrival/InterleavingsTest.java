package dev.airgap.transfer.arrival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferState;
import dev.airgap.transfer.custody.Transfers;
import dev.airgap.transfer.medium.HandOver;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens to media on their way, in any order, against a model that knows only this: a transfer is taken when it comes as it
 * was sealed, in its bag, and was not taken before. {@code -Dinterleavings=1000} makes more of them.
 */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class InterleavingsTest {

    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 15);
    private static final int STICKS = 2;
    private static final int MOST_STEPS = 7;

    /** What can become of a stick; bringing it is likelier than the rest, or nothing would ever be decided. */
    private enum Step {
        BRING,
        BRING_AGAIN,
        BRING_IN_AN_OPENED_BAG,
        BRING_AS_ANOTHER,
        PULL_OUT,
        CORRUPT,
        CUT,
        REMOVE,
        ADD,
        SWAP,
        MEND
    }

    TransferScene scene;

    @Inject
    Arrivals arrivals;

    @Inject
    Transfers transfers;

    private final List<String> story = new ArrayList<>();

    @BeforeEach
    void aSiteWhoseReceiptsWait() {
        scene.clear();
        scene.log().isBehind(true);
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", "register-" + TransferScene.SERIAL)
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"kind\":\"usb\",\"capacityBytes\":1000000000,\"ownerSite\":\"%s\"}"
                        .formatted(TransferScene.SERIAL, TransferScene.SITE))
                .post("/api/v1/media")
                .then()
                .statusCode(201);
    }

    @Test
    void takesWhatWasSealedAndNothingElse() throws IOException {
        Path drawer = scene.medium().resolveSibling("sticks");
        for (int seed = 0; seed < INTERLEAVINGS; seed++) {
            story.clear();
            story.add("seed " + seed);
            List<Stick> sticks = new ArrayList<>();
            for (int i = 0; i < STICKS; i++) {
                String zip = "airgap-plant-1-e9-s%06d.zip".formatted(seed * STICKS + i + 1);
                sticks.add(Stick.sealed(scene, drawer.resolve(seed + "-" + i), zip));
            }
            Random random = new Random(seed);
            for (int step = 0; step < MOST_STEPS; step++) {
                step(sticks, random);
                compare(sticks);
            }
            Stick.delete(drawer);
            for (Stick stick : sticks) {
                Files.deleteIfExists(scene.install().resolve(stick.zip()));
            }
        }
    }

    private void step(List<Stick> sticks, Random random) throws IOException {
        int which = random.nextInt(sticks.size());
        Stick stick = sticks.get(which);
        Step step = Step.values()[random.nextInt(Step.values().length)];
        story.add(step + " " + which);
        switch (step) {
            case BRING, BRING_AGAIN -> bring(stick, TransferScene.SERIAL, TransferScene.SEAL);
            case BRING_IN_AN_OPENED_BAG -> bring(stick, TransferScene.SERIAL, "SEAL-2");
            case BRING_AS_ANOTHER -> bring(stick, "STICK-8", TransferScene.SEAL);
            case PULL_OUT -> pullOut(stick, random);
            case CORRUPT -> stick.corrupt(random);
            case CUT -> stick.cut(random);
            case REMOVE -> stick.remove(random);
            case ADD -> stick.add(random);
            case SWAP -> stick.swapWith(sticks.get(1 - which), random);
            case MEND -> stick.mend();
        }
    }

    private void bring(Stick stick, String serial, String seal) throws IOException {
        stick.plugIn(scene.medium());
        Arrival ended = awaitEnd(arrive(serial, seal));
        stick.pull(scene.medium());
        boolean asItShould = stick.isIntact()
                && serial.equals(TransferScene.SERIAL)
                && seal.equals(TransferScene.SEAL)
                && !stick.isDelivered();
        assertThat(ended.state() == ArrivalState.DELIVERED)
                .as("%s: %s %s", story, ended.state(), ended.error())
                .isEqualTo(asItShould);
        if (asItShould) {
            stick.delivered();
        } else if (!stick.isDelivered()) {
            assertThat(ended.state()).as("%s", story).isEqualTo(ArrivalState.REFUSED);
            assertThat(ended.error()).as("%s", story).isPresent();
        }
    }

    /** Somewhere in the middle of being read. */
    private void pullOut(Stick stick, Random random) throws IOException {
        stick.plugIn(scene.medium());
        String id = arrive(TransferScene.SERIAL, TransferScene.SEAL);
        pause(Duration.ofNanos(random.nextInt(20_000_000)));
        stick.pull(scene.medium());
        Arrival ended = awaitEnd(id);
        if (ended.state() == ArrivalState.DELIVERED) {
            assertThat(stick.isIntact()).as("%s", story).isTrue();
            assertThat(stick.isDelivered()).as("%s", story).isFalse();
            stick.delivered();
        }
    }

    private void compare(List<Stick> sticks) throws IOException {
        for (Stick stick : sticks) {
            Optional<TransferState> state = transfers.find(stick.id()).map(Transfer::state);
            Path imported = scene.install().resolve(stick.zip());
            if (stick.isDelivered()) {
                assertThat(state)
                        .as("%s", story)
                        .hasValueSatisfying(is -> assertThat(is.isDelivered()).isTrue());
                assertThat(imported).as("%s", story).hasBinaryContent(stick.bundle());
            } else {
                assertThat(imported).as("%s", story).doesNotExist();
                assertThat(state.filter(is -> is != TransferState.REJECTED))
                        .as("%s", story)
                        .isEmpty();
            }
        }
        try (var files = Files.list(scene.install())) {
            assertThat(files.filter(file -> !String.valueOf(file.getFileName()).startsWith(".")))
                    .as("%s", story)
                    .hasSize((int) sticks.stream().filter(Stick::isDelivered).count());
        }
    }

    private String arrive(String serial, String seal) {
        return arrivals.request(
                Optional.of(serial), "carl", Optional.of(new HandOver("dora", "carl", seal)), false, Optional.empty());
    }

    private Arrival awaitEnd(String id) {
        Instant end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            Arrival arrival = arrivals.find(id).orElseThrow();
            if (arrival.state() != ArrivalState.RUNNING) {
                return arrival;
            }
            pause(Duration.ofMillis(2));
        }
        throw new AssertionError(story + ": the arrival does not end");
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
