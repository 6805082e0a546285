package dev.airgap.transfer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumReader;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.log.LogSegmentReader;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class SealingTest extends DmzCase {

    @Inject
    EntityManager entities;

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR_AS_APPROVER", "APPROVING_AUTOMATION"})
    void letsNeitherTheSamePersonUnderAnotherTokenNorAutomationApprove(Tokens second) {
        String id = written();

        problem(approve(id, second), 403, "FOUR_EYES");
        assertThat(get(id).getString("state")).isEqualTo("WRITTEN");
        assertThat(probe.ofType("transfer.approved")).noneMatch(this::ofThisCycle);
    }

    @Test
    void doesNotLetWhoApprovedSeal() {
        String id = written();
        // As if another operator had had it written: there is only one with a token here.
        sql("UPDATE transfer SET requested_by = 'otto' WHERE id = ?1", id);
        approve(id, Tokens.OPERATOR_AS_APPROVER).statusCode(200);

        problem(seal(id), 403, "FOUR_EYES");
        assertThat(get(id).getString("state")).isEqualTo("APPROVED");
    }

    @Test
    void letsOneOfTwoApproversApprove() throws Exception {
        String id = written();

        List<Integer> answers = atOnce(
                () -> approve(id, Tokens.APPROVER).extract().statusCode(),
                () -> approve(id, Tokens.OTHER_APPROVER).extract().statusCode());

        assertThat(answers).containsExactly(200, 409);
        probe.await("transfer.approved", this::ofThisCycle);
        assertThat(probe.ofType("transfer.approved"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void sealsOnceWhenAskedTwiceAtOnce() throws Exception {
        String id = written();
        approve(id).statusCode(200);

        Callable<Integer> seal = () -> seal(id).extract().statusCode();
        assertThat(atOnce(seal, seal)).containsExactly(202, 409);

        awaitState(id, "SEALED");
        assertThat(probe.ofType("transfer.sealed"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void needsTheApprovalAgainAfterWritingAgain() {
        String id = written();
        approve(id).statusCode(200);

        write(id).statusCode(202);
        awaitState(id, "WRITTEN");

        problem(seal(id), 409, "TRANSFER_WRONG_STATE");
        assertThat(get(id).getString("approvedBy")).isNull();
    }

    @Test
    void waitsUntilTheLogHoldsWhatItHasToProve() throws Exception {
        byte[] bundle = bundleReleased();
        byte[] rules = rulesExported();
        String id = probe.await("transfer.ready", this::ofThisCycle)
                .data()
                .path("transferId")
                .asText();
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
        approve(id).statusCode(200);
        scene.log().isBehind(true);

        seal(id).statusCode(202);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> "WAITING_FOR_LOG".equals(get(id).getString("progress.step")));
        assertThat(get(id).getString("state")).isEqualTo("SEALING");

        scene.log().isBehind(false);
        awaitState(id, "SEALED");
        assertThat(get(id).getString("progress.step")).isEqualTo("WRITING_LOG");
        assertProves(sealedOnTheMedium(), List.of(idOf(bundle), idOf(rules)));
    }

    @Test
    void canBeSealedOnceTheMediumIsThereAgain() {
        String id = written();
        approve(id).statusCode(200);
        scene.plugged(false);
        try {
            seal(id).statusCode(202);
            awaitState(id, "APPROVED");
        } finally {
            scene.plugged(true);
        }
        assertThat(get(id).getString("error.code")).isEqualTo("MEDIUM_MISSING");
        assertThat(probe.await("transfer.write-failed", this::ofThisCycle)
                        .data()
                        .path("code")
                        .asText())
                .isEqualTo("MEDIUM_MISSING");

        seal(id).statusCode(202);
        awaitState(id, "SEALED");
        assertThat(get(id).getString("error")).isNull();
    }

    @Test
    void doesNotSealWhatIsNoLongerOnTheMedium() throws Exception {
        String id = written();
        approve(id).statusCode(200);
        Files.delete(scene.payload(id, bundleName()));

        seal(id).statusCode(202);
        awaitState(id, "APPROVED");

        assertThat(get(id).getString("error.code")).isEqualTo("MEDIUM_FILE_MISSING");
        assertThat(probe.ofType("transfer.sealed")).noneMatch(this::ofThisCycle);
    }

    @Test
    void sealsAgainWhatWasSealedWhenTheServiceWasKilled() {
        String id = sealed();
        String first = get(id).getString("manifestSha256");

        // What a kill between the manifest on the medium and the commit leaves.
        sql("UPDATE transfer_volume SET manifest_sha256 = NULL WHERE transfer_id = ?1", id);
        sql("UPDATE transfer SET state = 'SEALING' WHERE id = ?1", id);

        awaitState(id, "SEALED");
        SealedTransfer sealed = sealedOnTheMedium();
        assertThat(sealed.manifestSha256().hex())
                .isEqualTo(get(id).getString("manifestSha256"))
                .isNotEqualTo(first);
    }

    private void assertProves(SealedTransfer sealed, List<String> eventIds) throws IOException {
        assertThat(sealed.manifest().receiptKnown() == null
                        || sealed.manifest().receiptKnown().number() > 0)
                .isTrue();
        Path segment = scene.medium().resolve("airgap/" + sealed.manifest().transferId() + "/log/segment.jsonl");
        try (LogSegmentReader reader = new LogSegmentReader(Files.newInputStream(segment))) {
            Checkpoint checkpoint = reader.header()
                    .verify("plant-1/dmz", scene.root().document().keysOf(Role.LOG, "dmz"));
            assertThat(sealed.manifest().log().to()).isEqualTo(checkpoint.size());
            List<byte[]> values = new ArrayList<>();
            for (Optional<byte[]> next = reader.nextValue(); next.isPresent(); next = reader.nextValue()) {
                values.add(next.get());
            }
            List<String> proved = new ArrayList<>();
            for (Optional<InclusionProof> next = reader.nextProof(); next.isPresent(); next = reader.nextProof()) {
                byte[] value =
                        values.get((int) (next.get().index() - reader.header().from()));
                assertThat(next.get().proves(value, checkpoint)).isTrue();
                proved.add(new String(value, StandardCharsets.UTF_8));
            }
            assertThat(proved)
                    .containsExactlyInAnyOrderElementsOf(eventIds.stream()
                            .map(event -> "{\"id\":\"" + event + "\"}")
                            .toList());
        }
    }

    private SealedTransfer sealedOnTheMedium() {
        MediumReader reader = MediumReader.open(scene.medium());
        return reader.verify(reader.transfers().getFirst(), scene.root(), TransferScene.SITE);
    }

    private static String idOf(byte[] event) throws IOException {
        return new ObjectMapper().readTree(event).path("id").asText();
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (var people = Executors.newFixedThreadPool(2)) {
            return people.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
        }
    }

    private void sql(String statement, String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement)
                        .setParameter(1, UUID.fromString(id))
                        .executeUpdate());
    }
}
