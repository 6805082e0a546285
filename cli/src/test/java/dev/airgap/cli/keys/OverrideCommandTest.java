package dev.airgap.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.cli.keys.Machines.Ended;
import dev.airgap.trust.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverrideCommandTest {

    private static final String BUNDLE = "ab".repeat(32);

    @TempDir
    Path folder;

    private Machines machines;
    private Path file;

    @BeforeEach
    void twoApprovers() {
        machines = new Machines(folder);
        file = folder.resolve("override.dsse.json");
        machines.run("keys", "generate", "--algorithm", "ed25519", "--out", folder.resolve("anna"));
        machines.run("keys", "generate", "--algorithm", "p384", "--out", folder.resolve("bert"));
    }

    @Test
    void twoApproversSignOneOverrideInTurn() throws IOException {
        assertThat(sign(BUNDLE, "BUNDLE_EXPIRED").failure()).isNull();

        Ended second = machines.run("keys", "override", "--add", file, "--key", key("bert"), "--yes");

        assertThat(second.failure()).isNull();
        assertThat(second.out()).contains("site plant-1", BUNDLE, "BUNDLE_EXPIRED", "olivia: the medium was late");
        Envelope envelope = Envelope.parse(Files.readAllBytes(file), SignedOverride.MAX_ENVELOPE);
        assertThat(envelope.signatures()).hasSize(2);
        assertThat(SignedOverride.parse(envelope.payload()))
                .isEqualTo(new SignedOverride(
                        "plant-1",
                        BUNDLE,
                        Set.of(Code.BUNDLE_EXPIRED),
                        "the medium was late",
                        "olivia",
                        Machines.NOW,
                        Machines.NOW.plus(Duration.ofHours(24))));
    }

    @Test
    void nobodySignsTwice() {
        sign(BUNDLE, "BUNDLE_EXPIRED");

        Ended again = machines.run("keys", "override", "--add", file, "--key", key("anna"), "--yes");

        assertThat(again.failure()).hasMessageContaining("CEREMONY_SIGNED_ALREADY");
    }

    @Test
    void refusesWhatNobodyCanAllow() {
        Ended refused = sign(BUNDLE, "BUNDLE_TAMPERED");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("allows must be some of");
        assertThat(file).doesNotExist();
    }

    private Ended sign(String bundle, String code) {
        return machines.run(
                "keys",
                "override",
                "--site",
                "plant-1",
                "--bundle",
                bundle,
                "--allow",
                code,
                "--reason",
                "the medium was late",
                "--requested-by",
                "olivia",
                "--hours",
                "24",
                "--key",
                key("anna"),
                "-o",
                file);
    }

    private Path key(String name) {
        return folder.resolve(name + ".key.pem");
    }
}
