package dev.airgap.importer.root;

import dev.airgap.trust.TrustedRoot;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;

/** The newest root: the one given by configuration, or one that was walked to from it. */
@ApplicationScoped
public class TrustedRoots implements PanacheRepositoryBase<TrustedRootEntity, Integer> {

    private final RootConfig config;
    private final Clock clock;

    TrustedRoots(RootConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws UncheckedIOException if the configured root cannot be read
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

    private TrustedRoot given() {
        try {
            return TrustedRoot.parse(Files.readAllBytes(config.root()));
        } catch (IOException e) {
            throw new UncheckedIOException("the configured root cannot be read", e);
        }
    }
}
