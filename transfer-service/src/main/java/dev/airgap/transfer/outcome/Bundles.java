package dev.airgap.transfer.outcome;

import dev.airgap.contracts.data.BundleRejected;
import dev.airgap.contracts.data.BundleSuperseded;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.media.FileKind;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.transfer.medium.MediumWorkRequested;
import dev.airgap.transfer.site.Cause;
import dev.airgap.transfer.site.Reason;
import dev.airgap.transfer.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the relay says of bundles. */
@ApplicationScoped
public class Bundles {

    /** The relay's word for the very bundle that it serves. */
    private static final String REPEATED = "BUNDLE_REPEATED";

    private static final Reason NO_RULES =
            new Reason("RULE_UPDATE_MISSING", "The transfer carried no rule update; earlier ones did.");

    private final CarryRows rows;
    private final Site site;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;

    Bundles(CarryRows rows, Site site, Event<MediumWorkRequested> work, Clock clock) {
        this.rows = rows;
        this.site = site;
        this.work = work;
        this.clock = clock;
    }

    /** The bundle is served. */
    @Transactional(TxType.MANDATORY)
    public void activated(SnapshotStep step, Cause cause) {
        List<CarryEntity> carries = rows.withContent(FileKind.BUNDLE, step.bundleId());
        settle(carries, step.bundleId(), Verdict.good(FileOutcome.ACTIVATED, cause.eventId()));
        site.activated(step, carries.stream().findFirst().map(this::missingIn).orElse(null), cause);
    }

    /** The bundle was switched to and back. */
    @Transactional(TxType.MANDATORY)
    public void reverted(SnapshotStep step, Cause cause) {
        Verdict verdict = new Verdict(FileOutcome.REVERTED, "SNAPSHOT_REVERTED", step.detail(), cause.eventId());
        settle(rows.withContent(FileKind.BUNDLE, step.bundleId()), step.bundleId(), verdict);
        site.reverted(step, cause);
    }

    /** A newer one was taken in the same import. */
    @Transactional(TxType.MANDATORY)
    public void superseded(BundleSuperseded bundle, Cause cause) {
        settle(
                rows.withContent(FileKind.BUNDLE, bundle.bundleId()),
                bundle.bundleId(),
                Verdict.good(FileOutcome.SUPERSEDED, cause.eventId()));
    }

    /** The bundle was refused. */
    @Transactional(TxType.MANDATORY)
    public void rejected(BundleRejected bundle, Cause cause) {
        boolean repeated = bundle.code().equals(REPEATED);
        Verdict verdict = repeated
                ? Verdict.good(FileOutcome.ACTIVATED, cause.eventId())
                : new Verdict(FileOutcome.REJECTED, bundle.code(), bundle.detail(), cause.eventId());
        List<CarryEntity> carries = carriesOf(bundle, cause);
        boolean changed = settle(
                carries,
                file -> bundle.bundleId() == null
                        ? file.is(FileKind.BUNDLE, bundle.fileName())
                        : file.holds(FileKind.BUNDLE, bundle.bundleId()),
                verdict);
        // A refused file stays in the install directory, and every download that meets it says so: that is nothing new.
        if (!repeated && (changed || carries.isEmpty())) {
            site.refused(new Reason(bundle.code(), bundle.detail()), cause);
        }
    }

    /** A file that cannot be believed has no id; then its name and the cycle are all there is to go by. */
    private List<CarryEntity> carriesOf(BundleRejected bundle, Cause cause) {
        if (bundle.bundleId() != null) {
            return rows.withContent(FileKind.BUNDLE, bundle.bundleId());
        }
        List<CarryEntity> named = rows.withName(FileKind.BUNDLE, bundle.fileName());
        return named.stream()
                .filter(it -> cause.cycleId().filter(it.cycleId()::equals).isPresent())
                .findFirst()
                .or(() -> named.stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private boolean settle(List<CarryEntity> carries, String id, Verdict verdict) {
        return settle(carries, file -> file.holds(FileKind.BUNDLE, id), verdict);
    }

    private boolean settle(List<CarryEntity> carries, Predicate<CarryFileRow> wanted, Verdict verdict) {
        boolean changed = false;
        for (CarryEntity carry : carries) {
            for (CarryFileRow file : carry.files()) {
                changed |= wanted.test(file) && carry.settle(file, verdict, clock.instant());
            }
        }
        if (changed) {
            work.fire(new MediumWorkRequested());
        }
        return changed;
    }

    private @Nullable Reason missingIn(CarryEntity carry) {
        if (!carry.has(FileKind.RULE_UPDATE)) {
            return rows.anyCarriedRulesBefore(carry.number()) ? NO_RULES : null;
        }
        return carry.files().stream()
                .map(CarryFileRow::toOutcome)
                .filter(file -> file.kind() == FileKind.RULE_UPDATE && file.outcome() == FileOutcome.REJECTED)
                .findFirst()
                .map(file -> Reason.of(file.code(), file.detail()))
                .orElse(null);
    }
}
