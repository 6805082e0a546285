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
import dev.airgap.trust.VerificationKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ceremonies of docs/keys.md between two cycles. */
@Order(4)
@ExtendWith(SharedPipeline.class)
class KeyRotationIT {

    private static final String RELEASE = "release@plant-1/bundle";
    private static final String POST_QUANTUM = "--post-quantum-threshold";
    private static final List<String> USERS_OF_ROOTS = List.of("bundler", "transfer", "rules", "audit");

    @TempDir
    Path table;

    private RunningPipeline pipeline;
    private DataFolder data;

    @Test
    void theNextBundleIsSignedByTheNewKeyAndByThePersonWhomTheRootAsksFor(RunningPipeline shared) throws Exception {
        pipeline = shared;
        data = new DataFolder(shared.data());
        pipeline.closedCycle();
        TrustedRoot before = trusted();
        keys("generate", "--demonstration", "--algorithm", "p384", "--out", at("release"));
        keys("generate", "--demonstration", "--algorithm", "ml-dsa-65", "--out", at("person"));

        replaceRoot(
                "--revoke",
                releaseKeys(before).getFirst(),
                "--add-key",
                RELEASE,
                at("release.pub.pem"),
                "--add-key",
                RELEASE,
                at("person.pub.pem"),
                POST_QUANTUM,
                RELEASE,
                "1");
        Files.copy(
                table.resolve("release.key.pem"),
                data.keys(Zone.DMZ).resolve("release-bundles.key.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        restartTheDmz();
        JsonNode cycle = cycleThatWaitsFor(this::thePersonSigns);

        assertThat(cycle.path("outcome").asText()).isEqualTo("UP_TO_DATE");
        assertThat(signersOf(Path.of(cycle.path("bundle").asText()))).containsExactlyInAnyOrderElementsOf(newKeys());
        assertThat(EveryEvent.of(pipeline, Zone.AIRGAP).ofType("root.accepted"))
                .filteredOn(event -> event.path("source").asText().equals("airgap/transfer"))
                .extracting(event -> event.path("data").path("version").asInt())
                .contains(before.document().version() + 1);

        replaceRoot(POST_QUANTUM, RELEASE, "0", "--revoke", idOf("person.pub.pem"));
        restartTheDmz();
        JsonNode last = pipeline.cycleRun().json();

        assertThat(signersOf(Path.of(last.path("bundle").asText()))).containsExactly(idOf("release.pub.pem"));
    }

    private void replaceRoot(String... changes) throws Exception {
        String trusted = data.root(Zone.DMZ).toString();
        int version = trusted().document().version() + 1;
        String signing = at("root." + version + ".signing.dsse.json");
        String draft = at("root." + version + ".draft.json");
        String rootKey =
                pipeline.data().resolve("root-of-trust").resolve("root.key.pem").toString();
        List<String> edit = new ArrayList<>(List.of("root", "edit", trusted));
        edit.addAll(List.of(changes));
        edit.addAll(List.of("-o", draft));
        keys(edit.toArray(String[]::new));
        keys("sign", "--yes", "--key", rootKey, "--root", trusted, draft);
        keys("root", "finish", signing, "--previous", trusted, "-o", at("root.dsse.json"));

        byte[] root = Files.readAllBytes(table.resolve("root.dsse.json"));
        Files.write(data.root(Zone.DMZ).resolveSibling("root." + version + ".dsse.json"), root);
        Files.write(data.root(Zone.DMZ), root);
        Files.delete(table.resolve("root.dsse.json"));
    }

    private void restartTheDmz() {
        RunFile before = pipeline.now();
        for (String service : USERS_OF_ROOTS) {
            ProcessHandle.of(before.find(Zone.DMZ, service).orElseThrow().pid())
                    .orElseThrow()
                    .destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> {
            for (String service : USERS_OF_ROOTS) {
                JsonNode health = pipeline.get(Zone.DMZ, service, "auditor", "/q/health/ready");
                assertThat(health.path("status").asText()).isEqualTo("UP");
            }
        });
    }

    /** Runs a cycle to its end, and in the meantime what it waits for. */
    private JsonNode cycleThatWaitsFor(Callable<Void> signing) throws Exception {
        FutureTask<RunningPipeline.Ended> cycle = new FutureTask<>(pipeline::cycleRun);
        Thread.ofPlatform().daemon().start(cycle);
        signing.call();
        RunningPipeline.Ended ended = cycle.get();
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        return ended.json();
    }

    private Void thePersonSigns() throws Exception {
        String bundleId = await().atMost(Duration.ofSeconds(60))
                .until(this::newestCycle, cycle -> cycle.path("state").asText().equals("AWAITING_SIGNATURES"))
                .path("bundleId")
                .asText();
        RunFile now = pipeline.now();
        List<String> server = List.of(
                "--server",
                now.find(Zone.DMZ, "bundler").orElseThrow().url(),
                "--token-file",
                now.tokens().get(Zone.DMZ.label()).get("operator"));
        bundle(server, "manifest", bundleId, "-o", at("manifest.json"));
        bundle(
                List.of(),
                "sign",
                "--yes",
                "--key",
                at("person.key.pem"),
                "--root",
                data.root(Zone.DMZ).toString(),
                at("manifest.json"));
        String signature = bundleId + "." + idOf("person.pub.pem").substring(0, 16) + ".sig.dsse.json";
        bundle(server, "upload", at(signature));
        return null;
    }

    private JsonNode newestCycle() throws Exception {
        return pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/cycles?limit=1")
                .path("items")
                .path(0);
    }

    private List<String> signersOf(Path bundle) throws Exception {
        String root = data.root(Zone.DMZ).toString();
        RunningPipeline.Ended ended = AirgapCommand.here()
                .run(List.of("verify", bundle.toString(), "--root", root, "--site", "plant-1", "--json"));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        return ended.json()
                .path("bundle")
                .path("signers")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private List<String> newKeys() throws Exception {
        return List.of(idOf("release.pub.pem"), idOf("person.pub.pem"));
    }

    private static void keys(String... arguments) throws Exception {
        succeed(Stream.concat(Stream.of("keys"), Stream.of(arguments)));
    }

    private static void bundle(List<String> server, String command, String... arguments) throws Exception {
        succeed(Stream.of(List.of("bundle", command), server, List.of(arguments))
                .flatMap(List::stream));
    }

    private static void succeed(Stream<String> arguments) throws Exception {
        RunningPipeline.Ended ended = AirgapCommand.here().run(arguments.toList());
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
    }

    private TrustedRoot trusted() throws Exception {
        return TrustedRoot.parse(Files.readAllBytes(data.root(Zone.DMZ)));
    }

    private static List<String> releaseKeys(TrustedRoot root) {
        return root.document().delegations().stream()
                .filter(delegation -> delegation.role() == Role.RELEASE)
                .filter(delegation -> delegation.payloadTypes().contains(PayloadTypes.BUNDLE))
                .map(Delegation::keys)
                .flatMap(keys -> keys.stream().map(key -> key.hex()))
                .toList();
    }

    private String idOf(String publicKey) throws Exception {
        return VerificationKey.ofPem(Files.readString(table.resolve(publicKey)))
                .id()
                .hex();
    }

    private String at(String name) {
        return table.resolve(name).toString();
    }
}
