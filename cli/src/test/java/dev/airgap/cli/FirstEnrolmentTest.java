package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Zone;
import dev.airgap.local.DataFolder;
import dev.airgap.local.PipelineOptions;
import dev.airgap.local.UpdateSource;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstEnrolmentTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Path medium;

    @BeforeEach
    void mount() throws IOException {
        medium = Files.createDirectory(folder.resolve("medium"));
    }

    @Test
    void letsTheDmzTrustTheSitesKeysAndTheSiteTheDmzs() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"), medium);

        enrol(data, EnumSet.allOf(Zone.class));

        assertThat(root(data, Zone.AIRGAP).version()).isEqualTo(1);
        assertThat(root(data, Zone.DMZ).version()).isEqualTo(2);
        assertThat(root(data, Zone.DMZ).keysOf(Role.SITE, "plant-1")).hasSize(1);
        assertThat(root(data, Zone.DMZ).demonstration()).isTrue();
        assertThat(data.enrolment(Zone.AIRGAP)).content().contains("agnes", "paula");
        assertThat(data.enrolment(Zone.DMZ)).content().contains("adam", "petra");
    }

    @Test
    void keepsKeysAndRootsAtTheNextStart() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"), medium);
        enrol(data, EnumSet.allOf(Zone.class));
        byte[] before = Files.readAllBytes(data.root(Zone.DMZ));

        enrol(data, EnumSet.allOf(Zone.class));

        assertThat(data.root(Zone.DMZ)).hasBinaryContent(before);
    }

    @Test
    void waitsForTheOtherZoneWithNothingInCommonButTheMedium() throws Exception {
        DataFolder here = new DataFolder(folder.resolve("here"), medium);
        DataFolder there = new DataFolder(folder.resolve("there"), medium);

        CompletableFuture<Void> airGap = CompletableFuture.runAsync(() -> enrol(there, EnumSet.of(Zone.AIRGAP)));
        await().until(() -> told.toString(StandardCharsets.UTF_8).contains("./airgap up --zone dmz"));
        enrol(here, EnumSet.of(Zone.DMZ));

        airGap.get(10, TimeUnit.SECONDS);
        assertThat(here.enrolment(Zone.DMZ)).exists();
        assertThat(there.enrolment(Zone.AIRGAP)).exists();
        assertThat(there.rootKey()).doesNotExist();
    }

    @Test
    void doesNotTakeTheCardOfAnEarlierPipeline() throws Exception {
        enrol(new DataFolder(folder.resolve("earlier"), medium), EnumSet.allOf(Zone.class));
        DataFolder here = new DataFolder(folder.resolve("here"), medium);
        DataFolder there = new DataFolder(folder.resolve("there"), medium);

        CompletableFuture<Void> dmz = CompletableFuture.runAsync(() -> enrol(here, EnumSet.of(Zone.DMZ)));
        await().until(() -> told.toString(StandardCharsets.UTF_8).contains("./airgap up --zone airgap"));
        enrol(there, EnumSet.of(Zone.AIRGAP));

        dmz.get(10, TimeUnit.SECONDS);
        assertThat(root(here, Zone.DMZ).keysOf(Role.SITE, "plant-1")).hasSize(1);
    }

    private void enrol(DataFolder data, Set<Zone> zones) {
        PipelineOptions options =
                new PipelineOptions("plant-1", zones, folder, new UpdateSource("/source"), folder, 4122);
        Console console = new Console(new PrintStream(told, true, StandardCharsets.UTF_8));
        new FirstEnrolment(data, options, CLOCK, console).prepare();
    }

    private static RootDocument root(DataFolder data, Zone zone) throws IOException {
        return TrustedRoot.parse(Files.readAllBytes(data.root(zone))).document();
    }
}
