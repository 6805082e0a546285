package dev.airgap.transfer;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.RootDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The root document, and those that replace it while the service runs. */
public final class TestRoots {

    private final FileSigner rootSigner;
    private final Map<Delegation, FileSigner> always;
    private final List<byte[]> all = new ArrayList<>();

    /** @param always what every root delegates, and to whom */
    TestRoots(FileSigner rootSigner, Map<Delegation, FileSigner> always) {
        this.rootSigner = rootSigner;
        this.always = Map.copyOf(always);
    }

    /** The next version, which lets these keys, and no other, seal for the site. */
    public byte[] next(FileSigner... transferKeys) {
        Set<FileSigner> keys = Stream.of(Stream.of(rootSigner), always.values().stream(), Stream.of(transferKeys))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        List<Delegation> delegations = new ArrayList<>(always.keySet());
        delegations.add(delegation(Role.ROOT, "*", PayloadTypes.ROOT, rootSigner));
        delegations.add(delegation(Role.TRANSFER, TransferScene.SITE, PayloadTypes.TRANSFER, transferKeys));
        RootDocument document = RootDocument.of(
                version() + 1,
                1,
                Instant.parse("2036-01-01T00:00:00Z"),
                keys.stream().map(FileSigner::verificationKey).toList(),
                delegations);
        all.add(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                .toBytes());
        return all.getLast();
    }

    public int version() {
        return all.size();
    }

    /** The root of a version. */
    public byte[] of(int version) {
        return all.get(version - 1);
    }

    /** Every root so far, oldest first. */
    public RootChain chain() {
        return new RootChain(all);
    }

    static Delegation delegation(Role role, String scope, String payloadType, FileSigner... signers) {
        Set<KeyId> keys = Stream.of(signers).map(FileSigner::keyId).collect(Collectors.toSet());
        return new Delegation(role, scope, Set.of(payloadType), 1, keys);
    }
}
