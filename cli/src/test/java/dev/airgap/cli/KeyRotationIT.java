package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import dev.airgap.local.DataFolder;
import dev.airgap.local.RunFile;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ceremony of docs/keys.md between two cycles: the next bundle is signed with a new key, of another algorithm. */
@Order(4)
@ExtendWith(SharedPipeline.class)
class KeyRotationIT {

    private static final List<String> USERS_OF_ROOTS = List.of("bundler", "transfer", "rules", "audit");

    @TempDir
    Path table;

    @Test
    void theSiteTakesTheNextBundleByTheKeyThatANewRootNames(RunningPipeline pipeline) throws Exception {
        pipeline.closedCycle();
        DataFolder data = new DataFolder(pipeline.data());
        Path trusted = data.root(Zone.DMZ);
        TrustedRoot before = root(trusted);

        succeed("generate", "--demonstration", "--algorithm", "p384", "--out", at("release"));
        succeed(
                "root",
                "edit",
                trusted.toString(),
                "--add-key",
                "release@plant-1/bundle",
                at("release.pub.pem"),
                "--revoke",
                releaseKey(before),
                "-o",
                at("root.draft.json"));
        Path rootKey = pipeline.data().resolve("root-of-trust").resolve("root.key.pem");
        succeed("sign", "--yes", "--key", rootKey.toString(), "--root", trusted.toString(), at("root.draft.json"));
        succeed(
                "root",
                "finish",
                at("root.3.signing.dsse.json"),
                "--previous",
                trusted.toString(),
                "-o",
                at("root.dsse.json"));
        install(data, root(table.resolve("root.dsse.json")));
        restartTheDmz(pipeline);

        JsonNode cycle = pipeline.cycleRun().json();

        assertThat(cycle.path("outcome").asText()).isEqualTo("UP_TO_DATE");
        JsonNode bundle = verified(Path.of(cycle.path("bundle").asText()), trusted);
        assertThat(bundle.path("signers").valueStream().map(JsonNode::asText))
                .containsExactly(releaseKey(root(trusted)));
        assertThat(EveryEvent.of(pipeline, Zone.AIRGAP).ofType("root.accepted"))
                .filteredOn(event -> event.path("source").asText().equals("airgap/transfer"))
                .extracting(event -> event.path("data").path("version").asInt())
                .contains(before.document().version() + 1);
    }

    private static void install(DataFolder data, TrustedRoot root) throws Exception {
        Path trusted = data.root(Zone.DMZ);
        String version = "root." + root.document().version() + ".dsse.json";
        Files.write(trusted.resolveSibling(version), root.envelopeBytes());
        Files.write(trusted, root.envelopeBytes());
    }

    private void restartTheDmz(RunningPipeline pipeline) throws Exception {
        Path keys = new DataFolder(pipeline.data()).keys(Zone.DMZ);
        Files.copy(
                table.resolve("release.key.pem"),
                keys.resolve("release-bundles.key.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        RunFile before = pipeline.now();
        for (String service : USERS_OF_ROOTS) {
            ProcessHandle.of(before.find(Zone.DMZ, service).orElseThrow().pid())
                    .orElseThrow()
                    .destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> {
            for (String service : USERS_OF_ROOTS) {
                assertThat(pipeline.get(Zone.DMZ, service, "auditor", "/q/health/ready")
                                .path("status")
                                .asText())
                        .isEqualTo("UP");
            }
        });
    }

    private JsonNode verified(Path bundle, Path root) throws Exception {
        RunningPipeline.Ended ended = AirgapCommand.here()
                .run(List.of("verify", bundle.toString(), "--root", root.toString(), "--site", "plant-1", "--json"));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.json().path("bundle");
    }

    private static void succeed(String... arguments) throws Exception {
        RunningPipeline.Ended ended = AirgapCommand.here().run(keys(arguments));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private static List<String> keys(String... arguments) {
        return Stream.concat(Stream.of("keys"), List.of(arguments).stream()).toList();
    }

    private String at(String name) {
        return table.resolve(name).toString();
    }

    private static TrustedRoot root(Path file) throws Exception {
        return TrustedRoot.parse(Files.readAllBytes(file));
    }

    private static String releaseKey(TrustedRoot root) {
        Delegation release = root.document().delegations().stream()
                .filter(delegation -> delegation.role() == Role.RELEASE)
                .filter(delegation -> delegation.payloadTypes().contains(PayloadTypes.BUNDLE))
                .findFirst()
                .orElseThrow();
        return release.keys().iterator().next().hex();
    }
}
