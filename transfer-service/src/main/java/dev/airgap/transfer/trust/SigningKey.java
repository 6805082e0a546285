package dev.airgap.transfer.trust;

import dev.airgap.kit.keys.Keys;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.VerificationKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** The key that this service signs with; read at each use, so that a new one needs no restart. */
@ApplicationScoped
public class SigningKey {

    private final TrustConfig config;
    private final Keys keys;
    private final TrustedRoots roots;

    SigningKey(TrustConfig config, Keys keys, TrustedRoots roots) {
        this.config = config;
        this.keys = keys;
        this.roots = roots;
    }

    /** A key or root that is refused stops the start, and not the first transfer. */
    void check(@Observes StartupEvent event) {
        keys.signer(config.signingKey());
        roots.newest();
    }

    /**
     * The key, for documents of this role. What is signed with a key that the other side will refuse is noticed here, not
     * after it was carried.
     *
     * @throws SigningKeyUnfitException if the root does not let the key speak in this role for the site
     */
    public Signer as(Role role, String site) {
        Signer signer = keys.signer(config.signingKey());
        List<VerificationKey> speakers = roots.newest().document().keysOf(role, site);
        // The root that a site gets by the kit is older than its own enrolment and names nobody for it.
        boolean notNamedYet = role == Role.SITE && speakers.isEmpty();
        boolean delegated = speakers.stream().anyMatch(key -> key.id().equals(signer.keyId()));
        if (!delegated && !notNamedYet) {
            throw new SigningKeyUnfitException(
                    "The root does not let this service's key sign as %s of %s.".formatted(role.wireName(), site));
        }
        return signer;
    }
}
