package dev.airgap.importer.root;

import dev.airgap.kit.keys.Keys;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The newest root: the one given by configuration, or one that was walked to from it. */
@ApplicationScoped
public class TrustedRoots implements PanacheRepositoryBase<TrustedRootEntity, Integer> {

    private final RootConfig config;
    private final Keys keys;
    private final Clock clock;

    TrustedRoots(RootConfig config, Keys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @throws java.io.UncheckedIOException if the configured root cannot be read
     * @throws dev.airgap.trust.TrustException if it is no root
     */
    @Transactional
    public TrustedRoot newest() {
        TrustedRoot given = given();
        return findAll(Sort.descending("version"))
                .firstResultOptional()
                .map(row -> TrustedRoot.parse(row.envelope()))
                .filter(walked -> walked.document().version() > given.document().version())
                .orElse(given);
    }

    /** Keeps a root that was walked to, by itself: a revoked key stays revoked whatever becomes of the bundle. */
    @Transactional
    public void commit(TrustedRoot walked) {
        int version = walked.document().version();
        if (version > newest().document().version()) {
            persist(TrustedRootEntity.of(walked, clock.instant()));
            Log.infof("root committed rootVersion=%d", version);
        }
    }

    /** A root that this process may not use stops it at its start. */
    void check(@Observes StartupEvent event) {
        given();
    }

    private TrustedRoot given() {
        return keys.root(config.root());
    }
}
