package dev.airgap.kit.root;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.TrustedRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of root documents that was verified in memory.
 *
 * @param newest where it leads: the last of {@code newer}, or the root it started from
 * @param newer than what was trusted, oldest first, each signed by its predecessor and by itself
 */
public record RootWalk(TrustedRoot newest, List<TrustedRoot> newer) {

    public RootWalk {
        newer = List.copyOf(newer);
    }

    /**
     * Walks as far as the envelopes lead; those up to the trusted version are skipped.
     *
     * @throws dev.airgap.trust.TrustException if one must not be trusted; then none of them is
     */
    static RootWalk from(TrustedRoot trusted, List<byte[]> envelopes) {
        List<TrustedRoot> newer = new ArrayList<>();
        TrustedRoot reached = trusted;
        for (byte[] envelope : envelopes) {
            TrustedRoot next = reached.walk(List.of(envelope));
            if (next != reached) {
                newer.add(next);
                reached = next;
            }
        }
        return new RootWalk(reached, newer);
    }

    /** Whether it leads to anything that was not trusted before. */
    public boolean rose() {
        return !newer.isEmpty();
    }

    List<byte[]> envelopes() {
        return newer.stream().map(TrustedRoot::envelopeBytes).toList();
    }

    /** One event for each root: a long chain in one would be larger than a broker takes. */
    List<NewEvent> toEvents(String from) {
        return newer.stream().map(root -> toEvent(root, from)).toList();
    }

    private static NewEvent toEvent(TrustedRoot root, String from) {
        String fingerprint = root.fingerprint().hex();
        RootAccepted data = new RootAccepted(
                root.document().version(),
                root.document().epoch(),
                fingerprint,
                from,
                new RootChain(List.of(root.envelopeBytes())).toBase64());
        return NewEvent.of(EventType.ROOT_ACCEPTED, fingerprint, data);
    }
}
