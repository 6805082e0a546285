package dev.airgap.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds root documents that are valid unless told otherwise. */
final class TestRoots {

    static final Instant EXPIRES = Instant.parse("2027-01-01T00:00:00Z");

    private int version = 1;
    private long epoch = 1;
    private boolean demonstration;
    private final Set<VerificationKey> keys = new LinkedHashSet<>();
    private final List<Delegation> delegations = new ArrayList<>();

    static TestRoots aRoot(int threshold, Signer... rootSigners) {
        return new TestRoots().delegating(Role.ROOT, "*", PayloadTypes.ROOT, threshold, rootSigners);
    }

    TestRoots version(int number) {
        version = number;
        return this;
    }

    TestRoots epoch(long number) {
        epoch = number;
        return this;
    }

    TestRoots demonstration() {
        demonstration = true;
        return this;
    }

    TestRoots delegating(Role role, String scope, String payloadType, int threshold, Signer... signers) {
        Set<KeyId> ids = List.of(signers).stream().map(Signer::keyId).collect(Collectors.toSet());
        List.of(signers).forEach(signer -> keys.add(signer.verificationKey()));
        delegations.add(new Delegation(role, scope, Set.of(payloadType), threshold, ids));
        return this;
    }

    RootDocument document() {
        return RootDocument.of(version, epoch, EXPIRES, keys, delegations, demonstration);
    }

    byte[] signedBy(Signer... signers) {
        return Envelope.sign(PayloadTypes.ROOT, document().toPayload(), List.of(signers))
                .toBytes();
    }
}
