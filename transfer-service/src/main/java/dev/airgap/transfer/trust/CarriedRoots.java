package dev.airgap.transfer.trust;

import dev.airgap.kit.root.RootFiles;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** The root documents that a medium brings to the site, so that a key that was replaced or revoked is so there too. */
@ApplicationScoped
public class CarriedRoots {

    /**
     * Some roots.
     *
     * @param version of the newest
     */
    public record Roots(RootChain chain, int version) {}

    private final TrustConfig config;
    private final TrustedRoots roots;

    CarriedRoots(TrustConfig config, TrustedRoots roots) {
        this.config = config;
        this.roots = roots;
    }

    /**
     * Every root after the one that the site is known to trust, and at least the newest.
     *
     * @param known to be trusted there; empty before the first receipt: then all that there are
     * @throws dev.airgap.kit.root.RootChainBrokenException if a predecessor is missing beside the configured root
     */
    public Roots since(OptionalInt known) {
        TrustedRoot newest = roots.newest();
        return new Roots(
                new RootFiles(config.root()).since(known, newest),
                newest.document().version());
    }
}
