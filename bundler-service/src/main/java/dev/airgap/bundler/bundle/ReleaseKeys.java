package dev.airgap.bundler.bundle;

import dev.airgap.kit.keys.Keys;
import dev.airgap.kit.zone.Here;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/** The service's own release key, if it has one, and the roots that say who may sign. Read each time, so either can be replaced. */
@ApplicationScoped
class ReleaseKeys {

    private final BundleConfig config;
    private final Keys keys;
    private final Here here;

    ReleaseKeys(BundleConfig config, Keys keys, Here here) {
        this.config = config;
        this.keys = keys;
        this.here = here;
    }

    /** A key that is refused stops the start, and not the first bundle; one that is not there now may be there by then. */
    void check(@Observes StartupEvent event) {
        if (config.singleSigner()) {
            Log.warn("airgap.bundler.single-signer is set: whoever has one release key can have any content installed;"
                    + " raise the threshold of the release role in the root and unset it");
        }
        try {
            Optional<Signer> signer = signer();
            ReleaseRole role = role(here.site());
            signer.map(Signer::verificationKey).ifPresent(role::requireMaySign);
        } catch (BuildException e) {
            Log.errorf("no bundle can be released for now code=%s: %s", e.fault(), e.getMessage());
        }
    }

    /**
     * @throws BuildException if the root cannot be read, lets nobody sign, or is content with one signer and that is not
     *     allowed
     * @throws dev.airgap.trust.TrustException if it is no root
     * @throws dev.airgap.kit.keys.DemonstrationKeyException if it was made for a demonstration and this is none
     */
    ReleaseRole role(String site) {
        ReleaseRole role = ReleaseRole.of(newest(), site);
        if (role.needed().isSingleSigner() && !config.singleSigner()) {
            throw new BuildException(
                    BuildFault.SINGLE_SIGNER_NOT_ALLOWED,
                    ("root %d lets one key release bundles of site %s: raise the threshold of its release role to 2 or more,"
                                    + " or allow it with airgap.bundler.single-signer=true")
                            .formatted(role.root().document().version(), site),
                    null);
        }
        return role;
    }

    /** The key that the service signs with; throws as {@link #role}. */
    Optional<Signer> signer() {
        return config.signingKey()
                .map(file -> read(() -> keys.signer(file), BuildFault.SIGNING_KEY_UNREADABLE, "the release key", file));
    }

    /** The roots that lead a site to the newest one; throws as {@link #role}. */
    RootChain chain(TrustedRoot newest, Optional<Integer> reported) {
        return RootChain.read(keys::root, config.root(), newest, reported);
    }

    private TrustedRoot newest() {
        return read(() -> keys.root(config.root()), BuildFault.ROOT_UNREADABLE, "the root document", config.root());
    }

    private static <T> T read(Supplier<? extends T> reader, BuildFault fault, String what, Object file) {
        try {
            return reader.get();
        } catch (UncheckedIOException e) {
            throw new BuildException(fault, what + " cannot be read from " + file, e);
        }
    }
}
