package dev.airgap.importer.override;

import dev.airgap.bundle.OverrideException;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.importer.snapshot.Grant;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.kit.override.Overrides;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.time.Ids;
import dev.airgap.kit.zone.Here;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes overrides that approvers signed, and says what they allow. */
@ApplicationScoped
public class BundleOverrides {

    private final BundleOverrideRows rows;
    private final Overrides overrides;
    private final TrustedRoots roots;
    private final Snapshots snapshots;
    private final Here here;
    private final Clock clock;
    private final Ids ids;

    BundleOverrides(
            BundleOverrideRows rows,
            Overrides overrides,
            TrustedRoots roots,
            Snapshots snapshots,
            Here here,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.overrides = overrides;
        this.roots = roots;
        this.snapshots = snapshots;
        this.here = here;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes a signed override and asks, in the name of who brings it, for the second person.
     *
     * @return the id of the request to confirm
     * @throws TrustException if not enough approvers of this site signed it
     * @throws OverrideException if it is none for this site, or its time is over
     * @throws ProblemException FOUR_EYES if automation brings it, CONFLICT if it was here before
     */
    @Transactional
    public String upload(byte[] envelope, String actor) {
        SignedOverride signed = SignedOverride.verify(envelope, roots.newest(), here.site());
        Instant now = clock.instant();
        signed.requireNotExpired(snapshots.floor(), now);
        rows.byDigest(BundleOverrideEntity.digest(signed)).ifPresent(known -> {
            throw new ProblemException(
                    KitProblem.CONFLICT, "This document was uploaded before, as override " + known.overrideId() + ".");
        });
        BundleOverrideEntity row = BundleOverrideEntity.uploaded(ids.next(), signed, envelope, actor, now);
        rows.persist(row);
        String request = overrides.request(ImportBundle.KIND, signed.bundleId(), signed.reason(), Optional.empty());
        row.requestedAs(request);
        Log.infof("override uploaded overrideId=%s bundleId=%s allows=%s", request, signed.bundleId(), signed.allows());
        return request;
    }

    @Transactional
    public Optional<BundleOverride> find(String overrideId) {
        return rows.byOverride(overrideId).map(row -> row.toOverride(clock.instant()));
    }

    /** The newest {@code limit} with a number below {@code before}, newest first. */
    @Transactional
    public List<BundleOverride> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(row -> row.toOverride(clock.instant()))
                .toList();
    }

    /**
     * What each override lifts for this bundle now, newest last.
     *
     * @param newest verifies the signatures once more: a key may have been revoked since
     */
    @Transactional
    public List<Grant> grantsFor(String bundleId, TrustedRoot newest) {
        return rows.inState(OverrideState.CONFIRMED, bundleId, clock.instant()).reversed().stream()
                .flatMap(row -> grant(row, newest).stream())
                .toList();
    }

    /** The bundle is activated: nothing of this is left for another time. In the transaction of the activation. */
    @Transactional(TxType.MANDATORY)
    public void used(String bundleId) {
        rows.inState(OverrideState.CONFIRMED, bundleId, clock.instant()).forEach(row -> row.used(clock.instant()));
    }

    private Optional<Grant> grant(BundleOverrideEntity row, TrustedRoot newest) {
        try {
            SignedOverride signed = SignedOverride.verify(row.envelope(), newest, here.site());
            signed.requireNotExpired(snapshots.floor(), clock.instant());
            return Optional.of(new Grant(row.overrideId(), signed.allows()));
        } catch (TrustException | OverrideException e) {
            Log.warnf("override does not hold any more overrideId=%s: %s", row.overrideId(), e.getMessage());
            return Optional.empty();
        }
    }
}
