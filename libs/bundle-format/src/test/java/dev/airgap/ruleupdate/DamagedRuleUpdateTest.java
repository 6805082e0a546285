package dev.airgap.ruleupdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.airgap.bundle.ContentStore;
import dev.airgap.trust.TrustException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every cut and a flipped bit in every byte of a small rule update. */
class DamagedRuleUpdateTest {

    @TempDir
    Path directory;

    private SigningSite site;
    private ContentStore airGap;
    private Path file;
    private byte[] good;

    @BeforeEach
    void write() throws IOException {
        site = SigningSite.at(directory, "plant-1");
        airGap = ContentStore.open(directory.resolve("airgap"));
        file = directory.resolve("26-003.dsru");
        ContentStore dmz = ContentStore.open(directory.resolve("dmz"));
        byte[] text = "alert http any any -> any any (sid:1;)\n".repeat(50).getBytes(StandardCharsets.UTF_8);
        RuleUpdateManifest manifest = new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-003"),
                "plant-1",
                "cycle-1",
                Instant.parse("2026-03-01T10:00:00Z"),
                "dmz/rules",
                Optional.empty(),
                List.of(new RuleUpdateFile(
                        new RuleFileName("web.rules"), 50, dmz.put(new ByteArrayInputStream(text)))));
        RuleUpdateWriter.write(manifest, dmz, List.of(site.release()), file);
        good = Files.readAllBytes(file);
    }

    @Test
    void refusesAFlippedBitInAnyByte() throws IOException {
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            Files.write(file, bad);
            assertThat(catchThrowable(this::read))
                    .as("bit %d of byte %d", i % 8, i)
                    .isInstanceOfAny(RuleUpdateException.class, TrustException.class);
        }
    }

    @Test
    void refusesAFileCutAtAnyLength() throws IOException {
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(catchThrowable(this::read))
                    .as("length %d", length)
                    .isInstanceOfSatisfying(
                            RuleUpdateException.class,
                            e -> assertThat(e.code()).isIn("DSRU_TRUNCATED", "DSRU_MALFORMED"));
        }
    }

    private void read() throws IOException {
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            reader.verify(site.trusted(), "plant-1", "26-003.dsru");
            reader.extract(airGap);
        }
    }
}
