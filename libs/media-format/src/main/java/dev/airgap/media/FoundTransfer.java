package dev.airgap.media;

import dev.airgap.trust.MalformedException;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transfer's folder on a medium, not verified yet. Holds the bytes of its volume manifest and of its root documents as
 * they were read, once: what is verified later are these.
 */
public final class FoundTransfer {

    private final String transferId;
    private final String manifestName;
    private final byte @Nullable [] envelope;
    private final byte @Nullable [] roots;

    FoundTransfer(String transferId, String manifestName, byte @Nullable [] envelope, byte @Nullable [] roots) {
        this.transferId = transferId;
        this.manifestName = manifestName;
        this.envelope = envelope;
        this.roots = roots;
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

    /**
     * The root documents that came with it, to be walked to before it is verified; none when there is no such file.
     *
     * @throws MediumException MEDIUM_ROOTS_INVALID when the file is no chain of envelopes
     */
    public RootChain roots() {
        if (roots == null) {
            return new RootChain(List.of());
        }
        try {
            return RootChain.parse(roots);
        } catch (MalformedException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_ROOTS_INVALID,
                    rootsFile(),
                    "is no chain of root documents: " + e.getMessage(),
                    e);
        }
    }

    /** Where the volume manifest lies, or is missed, relative to the medium. */
    String manifestFile() {
        return MediumLayout.ROOT + "/" + transferId + "/" + manifestName;
    }

    byte @Nullable [] rootsBytes() {
        return roots;
    }

    String rootsFile() {
        return MediumLayout.ROOT + "/" + transferId + "/" + MediumLayout.ROOTS;
    }

    byte @Nullable [] envelope() {
        return envelope;
    }
}
