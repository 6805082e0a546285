package dev.airgap.trust;

import static dev.airgap.trust.TestRoots.EXPIRES;
import static dev.airgap.trust.TestRoots.aRoot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RootDocumentTest {

    private final TestSigner root = TestSigner.ed25519();
    private final TestSigner release = TestSigner.p384();

    private final RootDocument document = aRoot(1, root)
            .delegating(Role.RELEASE, "*", PayloadTypes.BUNDLE, 1, release)
            .delegating(Role.RELEASE, "plant-1", PayloadTypes.BUNDLE, 1, root)
            .document();

    @Test
    void readsBackWhatItWrote() {
        RootDocument read = RootDocument.parse(document.toPayload());

        assertThat(read).isEqualTo(document);
        assertThat(read.toPayload()).isEqualTo(document.toPayload());
    }

    @Test
    void readsBackThatItIsForDemonstration() {
        RootDocument demonstration = aRoot(1, root).demonstration().document();

        RootDocument read = RootDocument.parse(demonstration.toPayload());

        assertThat(read).isEqualTo(demonstration);
        assertThat(read.demonstration()).isTrue();
        assertThat(document.demonstration()).isFalse();
        assertThat(new String(document.toPayload(), StandardCharsets.UTF_8)).doesNotContain("demonstration");
    }

    @Test
    void prefersTheDelegationOfExactlyTheScope() {
        assertThat(document.keysOf(Role.RELEASE, "plant-1")).containsExactly(root.verificationKey());
        assertThat(document.keysOf(Role.RELEASE, "plant-2")).containsExactly(release.verificationKey());
        assertThat(document.keysOf(Role.SITE, "plant-1")).isEmpty();
    }

    @Test
    void refusesAThresholdOfZeroOrOverItsKeys() {
        refuses(() -> aRoot(0, root));
        refuses(() -> aRoot(2, root));
        refuses(() -> aRoot(2, root, root));
        refuses(() -> new Delegation(Role.SITE, "*", Set.of(), 1, Set.of()));
    }

    @Test
    void refusesAScopeThatIsNoName() {
        for (String scope : new String[] {"", "a b", "-a", "a/b", "**", "a".repeat(64)}) {
            refuses(() -> aRoot(1, root).delegating(Role.SITE, scope, PayloadTypes.RECEIPT, 1, root));
        }
    }

    @Test
    void refusesTwoDelegationsForTheSameRoleScopeAndPayloadType() {
        refuses(() -> aRoot(1, root)
                .delegating(Role.SITE, "a", PayloadTypes.RECEIPT, 1, root)
                .delegating(Role.SITE, "a", PayloadTypes.RECEIPT, 1, release)
                .document());
    }

    @Test
    void keepsTheKeysOfDifferentPayloadTypesApart() {
        RootDocument split = aRoot(1, root)
                .delegating(Role.SITE, "a", PayloadTypes.RECEIPT, 1, root)
                .delegating(Role.SITE, "a", PayloadTypes.NEED_LIST, 1, release)
                .document();

        assertThat(split.delegation(Role.SITE, "a", PayloadTypes.RECEIPT)
                        .orElseThrow()
                        .keys())
                .containsExactly(root.keyId());
        assertThat(split.delegation(Role.SITE, "a", PayloadTypes.NEED_LIST)
                        .orElseThrow()
                        .keys())
                .containsExactly(release.keyId());
    }

    @Test
    void refusesADocumentWithoutExactlyOneRootDelegation() {
        refuses(() -> RootDocument.of(1, 1, EXPIRES, List.of(), List.of()));
        refuses(() -> aRoot(1, root)
                .delegating(Role.ROOT, "plant-1", PayloadTypes.ROOT, 1, release)
                .document());
        refuses(() -> new TestRoots()
                .delegating(Role.ROOT, "plant-1", PayloadTypes.ROOT, 1, root)
                .document());
        refuses(() -> new TestRoots()
                .delegating(Role.ROOT, "*", PayloadTypes.BUNDLE, 1, root)
                .document());
    }

    @Test
    void refusesAKeyThatIsNotInTheDocumentOrIsListedTwice() {
        List<Delegation> delegations = document.delegations();
        refuses(() -> RootDocument.of(1, 1, EXPIRES, List.of(root.verificationKey()), delegations));
        refuses(() -> RootDocument.of(
                1,
                1,
                EXPIRES,
                List.of(root.verificationKey(), root.verificationKey(), release.verificationKey()),
                delegations));
        refuses(() -> new RootDocument(
                1,
                1,
                EXPIRES,
                Map.of(root.keyId(), release.verificationKey(), release.keyId(), root.verificationKey()),
                delegations,
                false));
    }

    @Test
    void refusesVersionAndEpochBelowOne() {
        refuses(() -> aRoot(1, root).version(0).document());
        refuses(() -> aRoot(1, root).epoch(0).document());
    }

    @Test
    void refusesAPayloadThatIsNotThisDocument() {
        String payload = new String(document.toPayload(), StandardCharsets.UTF_8);
        String keyId = root.keyId().hex();

        refusesPayload("{}");
        refusesPayload(payload.replace("\"schema\":1", "\"schema\":2"));
        refusesPayload(payload.replace("\"version\":1", "\"version\":0"));
        refusesPayload(payload.replace("\"version\":1", "\"version\":4294967297"));
        refusesPayload(payload.replace("\"expires\":", "\"unknown\":1,\"expires\":"));
        refusesPayload(payload.replace("\"expires\":", "\"demonstration\":false,\"expires\":"));
        refusesPayload(payload.replace("\"expires\":", "\"demonstration\":\"true\",\"expires\":"));
        refusesPayload(payload.replace("2027-01-01T00:00:00Z", "2027-01-01"));
        refusesPayload(payload.replace("\"role\":\"release\"", "\"role\":\"king\""));
        refusesPayload(payload.replace("\"threshold\":1", "\"threshold\":0"));
        refusesPayload(payload.replace("\"threshold\":1", "\"threshold\":1,\"more\":1"));
        refusesPayload(payload.replace("\"" + keyId + "\"", "\"" + keyId + "\",\"" + keyId + "\""));
        refusesPayload(payload.replace("\"keys\":[\"M", "\"keys\":[\"N"));
        refusesPayload(payload.replace("\"keys\":[\"M", "\"keys\":[\"*"));
        refusesPayload(payload.replace(keyId, "x"));
    }

    private static void refusesPayload(String payload) {
        refuses(() -> RootDocument.parse(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refuses(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RootException.class,
                        refusal -> assertThat(refusal.finding()).isEqualTo(RootException.Finding.ROOT_MALFORMED));
    }
}
