package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Manifest.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a relay stands: what decides whether a verified bundle is the next one. That nothing old comes back rests on
 * counters, never on a clock; only expiry needs a time.
 *
 * @param epoch and {@code sequence}: the floor; 0 and 0 before the first bundle
 * @param floorBundleId the bundle that set the floor
 * @param activeBundleId the bundle that is served and proved
 * @param components of the bundle that set the floor
 * @param signedTime latest time that an accepted bundle was issued at
 * @param validity of the bundle that set the floor
 */
public record Floor(
        long epoch,
        long sequence,
        Optional<String> floorBundleId,
        Optional<String> activeBundleId,
        List<Component> components,
        Optional<Instant> signedTime,
        Optional<Validity> validity) {

    /** How far signed time may go ahead without an approver, and how late a clock may be before it is not believed. */
    public static final Duration TOLERANCE = Duration.ofDays(90);

    public Floor {
        components = List.copyOf(components);
    }

    /** The time that expiry is judged by: a clock that was set back does not revive an expired bundle. */
    public Instant now(Instant clock) {
        return signedTime.filter(signed -> signed.isAfter(clock)).orElse(clock);
    }

    /** Whether the floor is above the number of this bundle: a newer one was accepted before. */
    public boolean isAbove(Manifest manifest) {
        return manifest.epoch() < epoch || manifest.epoch() == epoch && manifest.sequence() < sequence;
    }

    /** The clock is so far past what the newest accepted bundle was made for that it, too, may be what is wrong. */
    public boolean isClockSuspect(Instant clock) {
        return validity.filter(newest -> clock.isAfter(newest.expiresAt().plus(TOLERANCE)))
                .isPresent();
    }

    /**
     * @param bundle verified without a time, see {@link Expectations#whateverTheTime}
     * @throws BundleException if the bundle is not the next one, or its time is not now
     */
    public void admit(VerifiedBundle bundle, Admission admission) {
        admitNumber(bundle.bundleId(), bundle.manifest(), admission);
        admitTime(bundle.manifest(), admission);
        admitComponents(bundle.manifest());
    }

    private void admitNumber(String bundleId, Manifest manifest, Admission admission) {
        if (manifest.epoch() > admission.rootEpoch()) {
            throw refuse(Code.BUNDLE_EPOCH_AHEAD, manifest, "the newest root has epoch " + admission.rootEpoch());
        }
        if (activeBundleId.filter(bundleId::equals).isPresent()) {
            throw refuse(Code.BUNDLE_REPEATED, manifest, "this bundle is active");
        }
        // Root holders raise the epoch to put an end to everything before it: approvers do not bring it back.
        if (manifest.epoch() < admission.rootEpoch()) {
            throw refuse(
                    Code.BUNDLE_OLDER,
                    manifest,
                    "the newest root demands epoch " + admission.rootEpoch() + ", which nobody can override");
        }
        if (isAbove(manifest)) {
            if (admission.refuses(Code.BUNDLE_OLDER)) {
                throw refuse(Code.BUNDLE_OLDER, manifest, "the floor is epoch " + epoch + " sequence " + sequence);
            }
            return;
        }
        boolean same = manifest.epoch() == epoch && manifest.sequence() == sequence;
        if (same && floorBundleId.filter(bundleId::equals).isEmpty()) {
            throw refuse(
                    Code.BUNDLE_EQUIVOCATION, manifest, "this number belongs to bundle " + floorBundleId.orElse("?"));
        }
        long from = manifest.epoch() == epoch ? sequence : 0;
        boolean jumps = floorBundleId.isPresent() && manifest.sequence() - from > admission.jumpLimit();
        if (jumps && admission.refuses(Code.BUNDLE_SEQUENCE_JUMP)) {
            throw refuse(
                    Code.BUNDLE_SEQUENCE_JUMP,
                    manifest,
                    "the floor is " + from + ", a jump of at most " + admission.jumpLimit() + " is accepted");
        }
    }

    private void admitTime(Manifest manifest, Admission admission) {
        Validity offered = manifest.validity();
        Instant now = now(admission.clock());
        if (offered.issuedAt().isAfter(now.plus(TOLERANCE)) && admission.refuses(Code.BUNDLE_FROM_THE_FUTURE)) {
            throw refuse(
                    Code.BUNDLE_FROM_THE_FUTURE,
                    manifest,
                    "issued at " + offered.issuedAt() + ", which is more than " + TOLERANCE.toDays() + " days after "
                            + now);
        }
        if (now.isBefore(offered.expiresAt())) {
            return;
        }
        Code code =
                isExpiredByTheClockAlone(offered, admission.clock()) ? Code.CLOCK_AHEAD_SUSPECTED : Code.BUNDLE_EXPIRED;
        if (admission.refuses(code)) {
            throw refuse(code, manifest, "expired at " + offered.expiresAt() + ", by this relay it is " + now);
        }
    }

    /** Nothing signed says that it is that late, and a bundle that follows the newest one was made by somebody alive. */
    private boolean isExpiredByTheClockAlone(Validity offered, Instant clock) {
        boolean signedTooLate = signedTime
                .filter(signed -> !signed.isBefore(offered.expiresAt()))
                .isPresent();
        boolean follows = validity.filter(newest -> offered.issuedAt().isAfter(newest.issuedAt()))
                .isPresent();
        return !signedTooLate && follows && isClockSuspect(clock);
    }

    /** That a component falls is what an older bundle is about; inside a newer one it takes a signed record. */
    private void admitComponents(Manifest manifest) {
        if (!isAbove(manifest)) {
            components.forEach(current -> admitComponent(current, manifest));
        }
    }

    private static void admitComponent(Component current, Manifest manifest) {
        Optional<Component> next = manifest.components().stream()
                .filter(component -> component.id().equals(current.id()))
                .findFirst();
        if (next.isEmpty()) {
            boolean said =
                    manifest.removed().stream().anyMatch(removed -> removed.id().equals(current.id()));
            if (!said) {
                throw new BundleException(
                        Code.COMPONENT_DISAPPEARED,
                        "component " + current.id() + " " + current.version() + " is gone without a removed record");
            }
        } else if (current.order().isLower(next.get().version(), current.version())) {
            boolean said = manifest.withdrawn().stream()
                    .anyMatch(withdrawn -> withdrawn.id().equals(current.id())
                            && withdrawn.version().equals(current.version()));
            if (!said) {
                throw new BundleException(
                        Code.COMPONENT_LOWERED,
                        "component " + current.id() + " falls from " + current.version() + " to "
                                + next.get().version() + " without a withdrawn record");
            }
        }
    }

    private static BundleException refuse(Code code, Manifest manifest, String why) {
        return new BundleException(code, "epoch " + manifest.epoch() + " sequence " + manifest.sequence() + ": " + why);
    }
}
