package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestPayloadTest {

    @TempDir
    Path directory;

    @Test
    void aManifestWithEverythingInItSurvivesItsPayload() throws IOException {
        Manifest some = new BundleFixture(directory).manifest();
        String sha = "a".repeat(64);
        Manifest all = new Manifest(
                Manifest.fileName("p", 3, 999_999_999),
                "p",
                3,
                999_999_999,
                Manifest.Kind.DIFFERENTIAL,
                sha,
                sha,
                sha,
                some.components(),
                List.of(new Removed("gone", "retired")),
                List.of(new Withdrawn("av/eicar", "9", "broken"), new Withdrawn("av/eicar", "8", "broken")),
                new Requirements("1.2", "3.4"),
                new Validity(BundleFixture.NOW, BundleFixture.NOW, BundleFixture.NOW),
                1L,
                "c",
                "p".repeat(200),
                new RootsReference(1, 0, sha),
                some.index());

        assertThat(Manifest.parse(all.toPayload())).isEqualTo(all);
        String text = new String(all.toPayload(), StandardCharsets.UTF_8);
        for (String twice : List.of(
                text.replace("\"base\":\"a", "\"base\":\"A"),
                text.replace("\"previous\":\"a", "\"previous\":\"A"),
                text.replace("\"snapshotDigest\":\"a", "\"snapshotDigest\":\"A"),
                text.replace("\"version\":\"9\"", "\"version\":\"8\""),
                text.replace("\"id\":\"gone\"", "\"id\":\"gone\",\"more\":1"),
                text.replace("\"version\":\"9\"", "\"version\":\"9\",\"more\":1"),
                text.replace("\"order\":", "\"more\":1,\"order\":"),
                text.replace("\"size\":0", "\"size\":0,\"more\":1"),
                text.replace("\"crc32\":", "\"more\":1,\"crc32\":"),
                text.replace("\"size\":0", "\"size\":-1"),
                text.replace("\"size\":0", "\"size\":4194305"),
                text.replace("\"producer\":\"p", "\"producer\":\"pp"),
                text.replace("\"minimumRelayVersion\":\"1.2\"", "\"minimumRelayVersion\":\"v1\""))) {
            assertThat(twice).isNotEqualTo(text);
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> Manifest.parse(twice.getBytes(StandardCharsets.UTF_8)))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_MANIFEST_INVALID"));
        }
    }
}
