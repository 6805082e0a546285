package dev.airgap.bundle;

import dev.airgap.trust.MalformedException;
import dev.airgap.trust.RootChain;
import java.util.List;

/** Entry 1: every root since the one the site last reported, oldest first, as a {@link RootChain}. */
public record Roots(List<byte[]> envelopes) {

    static final int MAX_BYTES = RootChain.MAX_BYTES;

    public Roots {
        envelopes = List.copyOf(envelopes);
    }

    public byte[] toBytes() {
        return new RootChain(envelopes).toBytes();
    }

    /** @throws BundleException {@code BUNDLE_ROOTS_INVALID} */
    public static Roots parse(byte[] bytes) {
        try {
            return new Roots(RootChain.parse(bytes).envelopes());
        } catch (MalformedException e) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_ROOTS_INVALID,
                    BundlePath.ROOTS_ENTRY,
                    BundlePath.ROOTS_ENTRY + ": " + e.getMessage(),
                    e);
        }
    }
}
