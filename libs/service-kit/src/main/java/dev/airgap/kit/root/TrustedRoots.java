package dev.airgap.kit.root;

import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.kit.keys.Keys;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The newest root: the one given by configuration, or one that was walked to from it. Read at each use, so that a newer one
 * needs no restart.
 */
@ApplicationScoped
public class TrustedRoots {

    private final Optional<Path> file;
    private final Keys keys;
    private final AcceptedRootRows rows;
    private final Outbox outbox;
    private final Clock clock;

    TrustedRoots(
            @ConfigProperty(name = "airgap.root") Optional<Path> file,
            Keys keys,
            AcceptedRootRows rows,
            Outbox outbox,
            Clock clock) {
        this.file = file;
        this.keys = keys;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The newest root. A given one that is newer than all that were walked to wins: somebody decided to trust it.
     *
     * @throws java.io.UncheckedIOException if the given root cannot be read
     * @throws dev.airgap.trust.TrustException if it is no root; ROOT_FORK if it is not the one that was walked to
     * @throws TransientFailure if the database is away
     */
    public TrustedRoot newest() {
        TrustedRoot given = keys.root(path());
        int version = given.document().version();
        rows.find(version).ifPresent(walked -> given.walk(List.of(walked)));
        return rows.newestAbove(version).map(TrustedRoot::parse).orElse(given);
    }

    /**
     * Walks to newer roots in memory.
     *
     * @param envelopes oldest first
     * @throws dev.airgap.trust.TrustException if one must not be trusted; then none of them is
     */
    public RootWalk walk(List<byte[]> envelopes) {
        return RootWalk.from(newest(), envelopes);
    }

    /**
     * Keeps every root of a chain that was walked, in a transaction of its own, and says so if there are newer ones among
     * them: a revoked key stays revoked whatever becomes of what brought it.
     *
     * @param from where they came from
     * @param context adds to each event what it belongs to
     * @throws dev.airgap.trust.TrustException if meanwhile another root of one of these versions was kept
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void commit(RootWalk walk, String from, UnaryOperator<NewEvent> context) {
        keep(walk).toEvents(from).stream().map(context).forEach(outbox::append);
    }

    /**
     * Walks to the roots that another service tells of, and keeps them: an event proves nothing, the chain does.
     *
     * @throws dev.airgap.trust.TrustException if one must not be trusted
     * @throws TransientFailure while this service has no root to walk from
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void follow(RootAccepted told) {
        TrustedRoot trusted;
        try {
            trusted = newest();
        } catch (TrustException | UncheckedIOException e) {
            // The fault is here and not in what was told: somebody has to put the given root right.
            throw new TransientFailure("the root of this service is not usable", e);
        }
        keep(RootWalk.from(trusted, RootChain.ofBase64(told.envelopes()).envelopes()));
    }

    /** Keeps what is newer, in the caller's transaction; returns that. */
    RootWalk keep(RootWalk walk) {
        if (!walk.rose()) {
            return walk;
        }
        rows.lock();
        // Another may have walked since; what is kept already is no news.
        RootWalk still = walk(walk.envelopes());
        for (TrustedRoot root : still.newer()) {
            rows.insert(root, clock.instant());
            Log.infof(
                    "root committed rootVersion=%d fingerprint=%s",
                    root.document().version(), root.fingerprint().hex());
        }
        return still;
    }

    private Path path() {
        return file.orElseThrow(() -> new IllegalStateException("airgap.root is not set"));
    }
}
