package dev.airgap.conformance;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Signer;
import dev.airgap.trust.VerificationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Who signs in the vectors, and the roots that say who may. */
final class People {

    static final String SITE = "plant-1";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final FileSigner ROOT_A = KnownKey.ed25519(1);
    static final FileSigner ROOT_B = KnownKey.ed25519(2);
    static final FileSigner RELEASE = KnownKey.ed25519(11);
    static final FileSigner SECOND_RELEASE = KnownKey.ed25519(12);
    static final FileSigner P384_RELEASE = KnownKey.p384(13);
    static final FileSigner OTHER_SITE = KnownKey.ed25519(14);
    static final FileSigner TRANSFER = KnownKey.ed25519(15);
    static final FileSigner APPROVER = KnownKey.ed25519(16);
    static final FileSigner SECOND_APPROVER = KnownKey.ed25519(17);
    static final FileSigner STRANGER = KnownKey.ed25519(99);

    private People() {}

    /** What the root of most vectors says: root A alone, release by {@link #RELEASE} alone. */
    static RootDocument root() {
        return root(1, 1, release(1, RELEASE));
    }

    static RootDocument root(int version, long epoch, Delegation release) {
        return document(version, epoch, NOW.plusSeconds(90L * 86_400), List.of(ROOT_A), release);
    }

    static RootDocument document(int version, long epoch, Instant expires, List<FileSigner> roots, Delegation release) {
        List<FileSigner> all = new ArrayList<>(roots);
        all.addAll(List.of(RELEASE, SECOND_RELEASE, P384_RELEASE, OTHER_SITE, TRANSFER));
        Delegation root =
                new Delegation(Role.ROOT, Delegation.EVERYWHERE, Set.of(PayloadTypes.ROOT), roots.size(), ids(roots));
        Delegation transfer = delegation(Role.TRANSFER, SITE, PayloadTypes.TRANSFER, TRANSFER);
        Delegation elsewhere = delegation(Role.RELEASE, "plant-2", PayloadTypes.BUNDLE, OTHER_SITE);
        return RootDocument.of(version, epoch, expires, keys(all), List.of(root, release, elsewhere, transfer));
    }

    /** A long-lived root with two approvers, both of whom an override takes. */
    static RootDocument rootWithApprovers() {
        List<FileSigner> approvers = List.of(APPROVER, SECOND_APPROVER);
        List<VerificationKey> keys = new ArrayList<>(root().keys().values());
        keys.addAll(keys(approvers));
        List<Delegation> delegations = new ArrayList<>(root().delegations());
        delegations.add(new Delegation(Role.APPROVER, SITE, Set.of(PayloadTypes.OVERRIDE), 2, ids(approvers)));
        return RootDocument.of(1, 1, NOW.plusSeconds(3650L * 86_400), keys, delegations);
    }

    static Delegation release(int threshold, FileSigner... signers) {
        return new Delegation(
                Role.RELEASE,
                SITE,
                Set.of(PayloadTypes.BUNDLE, PayloadTypes.RULE_UPDATE),
                threshold,
                ids(Arrays.asList(signers)));
    }

    static byte[] signed(RootDocument document, Signer... signers) {
        return Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(signers))
                .toBytes();
    }

    /** A root that says something no {@link RootDocument} would. */
    static byte[] signed(RootDocument document, UnaryOperator<String> edit, Signer... signers) {
        return Envelope.sign(PayloadTypes.ROOT, Edit.of(document.toPayload(), edit), List.of(signers))
                .toBytes();
    }

    private static Delegation delegation(Role role, String scope, String payloadType, FileSigner key) {
        return new Delegation(role, scope, Set.of(payloadType), 1, Set.of(key.keyId()));
    }

    private static Set<KeyId> ids(Collection<FileSigner> signers) {
        return signers.stream().map(Signer::keyId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<VerificationKey> keys(Collection<FileSigner> signers) {
        return signers.stream().map(Signer::verificationKey).toList();
    }
}
