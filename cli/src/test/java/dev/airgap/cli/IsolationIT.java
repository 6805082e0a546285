package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each zone in a network namespace of its own, the medium's folder the only thing that both can see: they find each other,
 * and the cycle closes.
 */
@Order(0)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationIT {

    @TempDir
    static Path folder;

    private static IsolatedZone dmz;
    private static IsolatedZone airGap;

    @BeforeAll
    static void startEachZoneByItself() throws Exception {
        Path medium = Files.createDirectory(folder.resolve("medium"));
        dmz = IsolatedZone.start(Zone.DMZ, folder.resolve("here"), medium, List.of());
        airGap = IsolatedZone.start(Zone.AIRGAP, folder.resolve("there"), medium, List.of());
        dmz.awaitUp();
        airGap.awaitUp();
    }

    @AfterAll
    static void stopBoth() throws InterruptedException {
        for (IsolatedZone zone : new IsolatedZone[] {dmz, airGap}) {
            if (zone != null) {
                zone.stop();
            }
        }
    }

    @Test
    @Order(1)
    void closesTheCycleOverTheMediumAlone() throws Exception {
        RunningPipeline.Ended sent = dmz.cycleRun();
        assertThat(sent.exitCode()).isZero();
        assertThat(sent.json().has("outcome")).isFalse();

        RunningPipeline.Ended taken = airGap.cycleRun();
        assertThat(taken.exitCode()).isZero();
        assertThat(taken.json().path("cycleId")).isEqualTo(sent.json().path("cycleId"));

        JsonNode closed = dmz.cycleRun().json();
        assertThat(closed.path("cycleId")).isEqualTo(sent.json().path("cycleId"));
        assertThat(closed.path("outcome").asText()).isEqualTo("UPDATED");
        assertThat(closed.path("receiptNumber").asLong()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void hasNoInterfaceButLoopbackInEitherZone() throws Exception {
        for (IsolatedZone zone : List.of(dmz, airGap)) {
            assertThat(zone.interfaces()).containsExactly("lo");
        }
    }

    @Test
    @Order(3)
    void runsEveryProcessOfAZoneInItsNamespace() throws Exception {
        for (IsolatedZone zone : List.of(dmz, airGap)) {
            List<Long> services = zone.awaitUp()
                    .path("services")
                    .valueStream()
                    .map(service -> service.path("pid").asLong())
                    .toList();

            assertThat(services).hasSizeGreaterThanOrEqualTo(6);
            assertThat(zone.processes()).containsAll(services);
        }
    }

    @Test
    @Order(4)
    void givesNoProcessASocketOrAFileOfTheOtherZone() throws Exception {
        for (IsolatedZone zone : List.of(dmz, airGap)) {
            // Between two looks connections come and go.
            await().untilAsserted(() -> assertThat(zone.socketsOfTheNamespace()).containsAll(zone.sockets()));
        }
        assertThat(dmz.sockets()).isNotEmpty().doesNotContainAnyElementsOf(airGap.sockets());
        assertThat(dmz.paths()).noneMatch(path -> path.contains(airGap.data().toString()));
        assertThat(airGap.paths()).noneMatch(path -> path.contains(dmz.data().toString()));
    }
}
