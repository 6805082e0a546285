package dev.airgap.transfer.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Root documents that replace the trusted one come with a medium. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class NewerRootTest extends AirGapCase {

    @Inject
    TrustedRoots roots;

    private FileSigner newKey;

    @BeforeEach
    void aNewKey() {
        newKey = scene.newKey();
    }

    @Test
    void aTransferSealedWithTheKeyThatOnlyTheNewerRootNamesIsTakenAndTheRootIsKeptAndToldOnce() {
        byte[] newer = scene.roots().next(scene.signer(), newKey);
        carry(scene.roots().chain(), newKey);

        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(trusted()).isEqualTo(scene.roots().version());
        PublishedEvent told = probe.await("root.accepted", this::ofThisRoot);
        assertThat(told.data().path("version").asInt()).isEqualTo(scene.roots().version());
        assertThat(told.data().path("from").asText()).isEqualTo(id);
        assertThat(told.data().path("envelopes").path(0).asText())
                .isEqualTo(new RootChain(List.of(newer)).toBase64().getFirst());
        assertThat(told.json().path("actor").asText()).isEqualTo("carl");

        carryAgain(scene.roots().chain(), newKey);
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(probe.matching(this::ofThisRoot)).hasSize(1);
    }

    @Test
    void aTransferSealedWithTheKeyThatItsOwnRootsRevokeIsRefusedAndTheKeyStaysRevoked() {
        scene.roots().next(scene.signer(), newKey);
        RootChain withTheKey = scene.roots().chain();
        scene.roots().next(scene.signer());
        carry(scene.roots().chain(), newKey);

        assertRefused("MEDIUM_MANIFEST_INVALID");
        assertThat(trusted()).isEqualTo(scene.roots().version());
        probe.await("root.accepted", this::ofThisRoot);

        carryAgain(withTheKey, newKey);
        assertRefused("MEDIUM_MANIFEST_INVALID");
    }

    @Test
    void aChainThatSkipsAVersionIsRefusedAndNothingOfItIsKept() {
        carry(scene.roots().chain(), scene.signer());
        arrive();
        int before = trusted();
        scene.roots().next(scene.signer());
        byte[] skipping = scene.roots().next(scene.signer());
        carryAgain(new RootChain(List.of(skipping)), scene.signer());

        assertRefused("ROOT_VERSION");
        assertThat(trusted()).isEqualTo(before);
        PublishedEvent refused = probe.await("transfer.refused", this::ofThisCycle);
        assertThat(refused.data().path("code").asText()).isEqualTo("ROOT_VERSION");
        assertThat(probe.matching(this::ofThisRoot)).isEmpty();
    }

    @Test
    void aRootThatAnotherServiceTellsOfIsWalkedToAndNotToldAgain() {
        byte[] newer = scene.roots().next(scene.signer());
        // Whatever an earlier test made and did not carry comes first.
        scene.roots().chain().envelopes().forEach(this::told);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> trusted() == version(newer));
        assertThat(probe.matching(this::ofThisRoot)).isEmpty();
    }

    private void told(byte[] envelope) {
        TrustedRoot root = TrustedRoot.parse(envelope);
        importer(
                EventType.ROOT_ACCEPTED,
                new RootAccepted(
                        root.document().version(),
                        root.document().epoch(),
                        root.fingerprint().hex(),
                        zip,
                        new RootChain(List.of(envelope)).toBase64()));
    }

    private void carryAgain(RootChain chain, FileSigner key) {
        String other = UUID.randomUUID().toString();
        scene.clear();
        scene.carry(other, cycleId, TransferScene.SITE, bundle(), null, chain, key);
    }

    private void carry(RootChain chain, FileSigner key) {
        scene.carry(id, cycleId, TransferScene.SITE, bundle(), null, chain, key);
    }

    private Map<TransferFile, byte[]> bundle() {
        return Map.of(TransferScene.file(zip, FileKind.BUNDLE, BUNDLE, bundleId), BUNDLE);
    }

    private void assertRefused(String code) {
        JsonPath arrival = arrive();
        assertThat(arrival.getString("state")).isEqualTo("REFUSED");
        assertThat(arrival.getString("error.code")).isEqualTo(code);
    }

    private int trusted() {
        return roots.newest().document().version();
    }

    private boolean ofThisRoot(PublishedEvent event) {
        byte[] newest = scene.roots().of(scene.roots().version());
        return event.type().equals("root.accepted")
                && event.subject()
                        .equals(TrustedRoot.parse(newest).fingerprint().hex());
    }

    private static int version(byte[] envelope) {
        return TrustedRoot.parse(envelope).document().version();
    }
}
