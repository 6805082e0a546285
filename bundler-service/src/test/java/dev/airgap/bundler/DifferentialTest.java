package dev.airgap.bundler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Resulting;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.Need;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class DifferentialTest {

    @TempDir
    Path folder;

    EventProbe probe;
    BundlerFiles files;

    private final Map<String, String> held = new HashMap<>();
    private Journey journey;
    private ContentStore relay;
    private JsonPath full;

    @BeforeEach
    void theSiteServesAFullBundle() throws IOException {
        journey = Journey.in(probe);
        relay = ContentStore.open(folder.resolve("relay"));
        files.offer("clamav/a.hdb", "clamav/b.hdb", "clamav/gone.hdb", "notice.txt");
        full = arrive(CycleDriver.finish(CycleDriver.startFull()));
    }

    @AfterEach
    void othersFindASiteOfWhichNothingIsKnown() {
        journey.servesAnUnknownSnapshot();
        report(full);
    }

    @Test
    void carriesOnlyWhatIsOtherThanWhatTheSiteServes() throws IOException {
        Files.writeString(files.source().resolve("clamav/b.hdb"), "other");
        Files.delete(files.source().resolve("clamav/gone.hdb"));
        Files.move(files.source().resolve("notice.txt"), files.source().resolve("renamed.txt"));
        Files.writeString(files.source().resolve("clamav/new.hdb"), "new");

        JsonPath differential = CycleDriver.run();

        assertThat(kind(differential)).isEqualTo("differential");
        assertThat(differential.getString("bundle.base")).isEqualTo(digest(full));
        assertThat(differential.getInt("bundle.files")).isEqualTo(3);
        assertThat(names(differential))
                .containsExactly(
                        "bundle.dsse.json",
                        "roots.json",
                        "index.jsonl",
                        "clamav/b.hdb",
                        "clamav/new.hdb",
                        "renamed.txt");
        Resulting merged = read(differential, relay);
        JsonPath whole = CycleDriver.finish(CycleDriver.startFull());
        ContentStore elsewhere = ContentStore.open(folder.resolve("elsewhere"));
        Resulting listed = read(whole, elsewhere);
        assertThat(digest(whole)).isEqualTo(digest(differential));
        assertThat(relay.path(merged.sha256())).hasSameBinaryContentAs(elsewhere.path(listed.sha256()));
        PublishedEvent released = released(differential);
        assertThat(released.data().path("kind").asText()).isEqualTo("differential");
        assertThat(released.data().path("base").asText()).isEqualTo(digest(full));
        assertThat(released.data().path("carriedFiles").asLong()).isEqualTo(3);
    }

    @Test
    void restsOnTheBundleThatATypedReceiptNames() throws IOException {
        JsonPath newer = CycleDriver.finish(CycleDriver.startFull());
        String cycleId = newer.getString("id");
        journey.written(cycleId);
        journey.sealed(cycleId);
        journey.departed(cycleId);
        journey.slip(newer.getString("bundle.id"), Journey.served(cycleId));
        CycleDriver.await(cycleId, "CLOSED");

        assertThat(CycleDriver.run().getString("bundle.base")).isEqualTo(digest(newer));
    }

    @Test
    void restsOnNothingForASiteThatLacksTheBase() {
        int before = startedForNeeds().size();

        journey.lacks(
                1,
                new Need("base", digest(full)),
                new Need("rule-update", "26-001"),
                new Need("rule-update", "26-002"));

        List<PublishedEvent> started = CycleDriver.patiently("two cycles for a need list")
                .until(this::startedForNeeds, events -> events.size() == before + 2);
        PublishedEvent first = started.get(before);
        PublishedEvent second = started.get(before + 1);
        assertThat(first.data().path("ruleUpdate").asText()).isEqualTo("26-001");
        assertThat(second.data().path("ruleUpdate").asText()).isEqualTo("26-002");
        assertThat(kind(CycleDriver.finish(first.cycleId()))).isEqualTo("full");
        assertThat(kind(CycleDriver.finish(second.cycleId()))).isEqualTo("full");
    }

    @Test
    void restsOnNothingUntilANewRelayHasActivatedWhatCameAfterItAsked() throws IOException {
        journey.lacks(2, new Need("relay", "relay-2"));
        CycleDriver.patiently("the site lacks what it held")
                .until(() -> Journey.site().getBoolean("lacking"));
        JsonPath lost = CycleDriver.run();
        report(full);
        JsonPath next = CycleDriver.run();

        assertThat(kind(lost)).isEqualTo("full");
        assertThat(kind(next)).isEqualTo("full");

        arrive(next);
        assertThat(Journey.site().getBoolean("lacking")).isFalse();
        JsonPath later = CycleDriver.run();
        assertThat(kind(later)).isEqualTo("differential");
        assertThat(later.getString("bundle.base")).isEqualTo(digest(next));
    }

    private List<PublishedEvent> startedForNeeds() {
        return probe.matching(event -> event.type().equals("cycle.started")
                && event.data().path("trigger").asText().equals("need"));
    }

    @Test
    void carriesNoFileWhenNothingChanged() throws IOException {
        JsonPath unchanged = CycleDriver.run();

        assertThat(kind(unchanged)).isEqualTo("differential");
        assertThat(unchanged.getBoolean("unchanged")).isTrue();
        assertThat(names(unchanged)).containsExactly("bundle.dsse.json", "roots.json", "index.jsonl");
        assertThat(read(unchanged, relay).sha256()).isEqualTo(held.get(digest(full)));
    }

    @Test
    void restsOnWhatTheSiteServesAndNotOnWhatWasReleasedLast() throws IOException {
        files.change();
        CycleDriver.run();
        files.change();

        JsonPath later = CycleDriver.run();

        assertThat(later.getString("bundle.base")).isEqualTo(digest(full));
        assertThat(read(later, relay).files()).isEqualTo(5);
    }

    @Test
    void carriesEverythingWhenSomebodyAsksForIt() {
        JsonPath asked = CycleDriver.finish(CycleDriver.startFull());

        assertThat(asked.getBoolean("full")).isTrue();
        assertThat(kind(asked)).isEqualTo("full");
        assertThat(asked.getString("bundle.base")).isNull();
        assertThat(asked.getInt("bundle.files")).isEqualTo(4);
        assertThat(CycleDriver.run().getBoolean("full")).isFalse();
    }

    @Test
    void carriesEverythingOnceInSoMany() {
        List<String> kinds = List.of(kind(CycleDriver.run()), kind(CycleDriver.run()), kind(CycleDriver.run()));

        assertThat(kinds).containsExactly("differential", "differential", "full");
    }

    @Test
    void carriesEverythingAfterTheSiteHasRefusedABundle() {
        JsonPath refused = journey.leave();
        assertThat(kind(refused)).isEqualTo("differential");
        journey.awaitReceipt(Journey.reported(
                refused.getString("id"),
                Journey.bundle("REJECTED", "BUNDLE_BASE_MISSING", "not held"),
                Journey.rules("APPLIED")));
        CycleDriver.awaitOutcome(refused.getString("id"), "REJECTED");

        assertThat(kind(CycleDriver.run())).isEqualTo("full");
        assertThat(kind(CycleDriver.run())).isEqualTo("differential");
    }

    /** The site has it, and says so. */
    private JsonPath arrive(JsonPath released) throws IOException {
        held.put(digest(released), read(released, relay).sha256());
        journey.serves(
                digest(released), released(released).data().path("sequence").asLong());
        report(released);
        return released;
    }

    private void report(JsonPath cycle) {
        journey.awaitReceipt(Journey.served(cycle.getString("id")));
    }

    private Resulting read(JsonPath released, ContentStore store) throws IOException {
        try (BundleReader reader = BundleReader.open(Path.of(released.getString("bundle.path")))) {
            reader.roots();
            Manifest manifest = reader.verify(
                            files.release().trustedRoot(), new Expectations("plant-1", Instant.now(), "0.1.0"))
                    .manifest();
            assertThat(manifest.kind().word()).isEqualTo(kind(released));
            return reader.extract(store, digest -> Optional.ofNullable(held.get(digest)), Progress.IGNORED);
        }
    }

    private String digest(JsonPath released) {
        return released(released).data().path("snapshotDigest").asText();
    }

    private PublishedEvent released(JsonPath cycle) {
        return probe.await("bundle.released", event -> event.cycleId().equals(cycle.getString("id")));
    }

    private static String kind(JsonPath released) {
        assertThat(released.getString("error.code")).isNull();
        return released.getString("bundle.kind");
    }

    private static List<String> names(JsonPath released) throws IOException {
        try (ZipFile zip = new ZipFile(released.getString("bundle.path"))) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }
}
