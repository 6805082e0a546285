package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transfer's folder on a medium, not verified yet. Holds the bytes of its volume manifest as they were read, once: what
 * is verified later are these.
 */
public final class FoundTransfer {

    private final String transferId;
    private final byte @Nullable [] envelope;

    FoundTransfer(String transferId, byte @Nullable [] envelope) {
        this.transferId = transferId;
        this.envelope = envelope;
    }

    /** The folder's name. Only verification makes it more than that. */
    public String transferId() {
        return transferId;
    }

    /** Whether there is a volume manifest, of whatever worth. */
    public boolean sealed() {
        return envelope != null;
    }

    /** The SHA-256 of the volume manifest file, or empty when it is not sealed. */
    public Optional<Sha256> manifestSha256() {
        return Optional.ofNullable(envelope).map(Sha256::of);
    }

    byte @Nullable [] envelope() {
        return envelope;
    }
}
