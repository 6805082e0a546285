package dev.airgap.ruleupdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleUpdateManifestTest {

    private static final String SHA = "ab".repeat(32);

    @Test
    void readsWhatItWrote() {
        RuleUpdateManifest manifest = manifest(file("a.rules", 10), file("b.rules", 20));

        assertThat(RuleUpdateManifest.parse(manifest.toPayload())).isEqualTo(manifest);
    }

    @Test
    void refusesANewerSchema() {
        assertRefused(json().replace("\"schema\":1", "\"schema\":2"), RuleUpdateException.Code.DSRU_SCHEMA_UNSUPPORTED);
    }

    @Test
    void refusesAMemberItDoesNotKnow() {
        assertRefused(json().replace("\"schema\":1", "\"schema\":1,\"x\":1"), RuleUpdateException.Code.DSRU_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.rules", "a/b.rules", "con.rules", ".rules", "a.txt", "A.RULES", "B.rules"})
    void refusesNamesThatAreNotRuleFilesOrCollide(String name) {
        assertRefused(json().replace("a.rules", name), RuleUpdateException.Code.DSRU_MALFORMED);
    }

    @Test
    void refusesAFileOverTheLimit() {
        assertThatExceptionOfType(RuleUpdateException.class)
                .isThrownBy(() -> manifest(file("a.rules", RuleUpdateLimits.MAX_FILE_BYTES + 1)))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(RuleUpdateException.Code.DSRU_TOO_LARGE));
    }

    @Test
    void refusesAPreviousThatIsNotBelow() {
        assertRefused(
                json().replace("\"files\"", "\"previous\":{\"number\":\"26-003\",\"id\":\"" + SHA + "\"},\"files\""),
                RuleUpdateException.Code.DSRU_MALFORMED);
    }

    private static void assertRefused(String json, RuleUpdateException.Code code) {
        assertThatExceptionOfType(RuleUpdateException.class)
                .isThrownBy(() -> RuleUpdateManifest.parse(json.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(code));
    }

    private static String json() {
        return new String(manifest(file("a.rules", 10), file("b.rules", 20)).toPayload(), StandardCharsets.UTF_8);
    }

    private static RuleUpdateManifest manifest(RuleUpdateFile... files) {
        return new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-003"),
                "plant-1",
                "cycle-1",
                Instant.parse("2026-03-01T10:00:00Z"),
                "dmz/rules",
                Optional.empty(),
                List.of(files));
    }

    private static RuleUpdateFile file(String name, long size) {
        return new RuleUpdateFile(new RuleFileName(name), 1, new StoredFile(SHA, size, Encoding.STORED, size, SHA, 0));
    }
}
