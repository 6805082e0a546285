package dev.airgap.importer.imports;

import dev.airgap.bundle.Admission;
import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.importer.override.BundleOverrides;
import dev.airgap.importer.snapshot.Grant;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.trust.TrustedRoot;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether a verified bundle may follow what is here: by its own merit, or because an override lifts what is against it. */
final class Judgement {

    private final Floor floor;
    private final Instant clock;
    private final long jumpLimit;
    private final Snapshots snapshots;
    private final BundleOverrides overrides;

    Judgement(Floor floor, Instant clock, long jumpLimit, Snapshots snapshots, BundleOverrides overrides) {
        this.floor = floor;
        this.clock = clock;
        this.jumpLimit = jumpLimit;
        this.snapshots = snapshots;
        this.overrides = overrides;
    }

    /** The time that expiry is judged by. */
    Instant now() {
        return floor.now(clock);
    }

    /**
     * @return the override that was needed
     * @throws BundleException if the bundle is not the next one
     */
    Optional<Grant> admit(VerifiedBundle bundle, TrustedRoot newest) {
        try {
            admit(bundle, newest, Set.of());
            return Optional.empty();
        } catch (BundleException refusal) {
            if (!SignedOverride.LIFTABLE.contains(refusal.finding())) {
                throw refusal;
            }
            return Optional.of(grantThatIsEnough(bundle, newest, refusal));
        }
    }

    /** @throws BundleException what the newest override leaves against the bundle; without one, the refusal */
    private Grant grantThatIsEnough(VerifiedBundle bundle, TrustedRoot newest, BundleException refusal) {
        BundleException last = refusal;
        for (Grant grant : overrides.grantsFor(bundle.bundleId(), newest)) {
            try {
                admit(bundle, newest, grant.lifted());
                return grant;
            } catch (BundleException notEnough) {
                last = notEnough;
            }
        }
        throw last;
    }

    private void admit(VerifiedBundle bundle, TrustedRoot newest, Set<Code> lifted) {
        floor.admit(bundle, new Admission(newest.document().epoch(), jumpLimit, clock, lifted));
        boolean isFloor =
                floor.floorBundleId().filter(bundle.bundleId()::equals).isPresent();
        if (isFloor && snapshots.isTakenBack(bundle.bundleId()) && !lifted.contains(Code.BUNDLE_OLDER)) {
            throw refuse(Code.BUNDLE_OLDER, bundle, "two persons have put an older one in its place");
        }
        if (floor.isAbove(bundle.manifest())) {
            // The floor knows only its own number; an older one may have been another bundle's.
            snapshots.otherOfItsNumber(bundle).ifPresent(other -> {
                throw refuse(Code.BUNDLE_EQUIVOCATION, bundle, "this number belongs to bundle " + other);
            });
        }
    }

    private static BundleException refuse(Code code, VerifiedBundle bundle, String why) {
        Manifest manifest = bundle.manifest();
        return new BundleException(code, "epoch " + manifest.epoch() + " sequence " + manifest.sequence() + ": " + why);
    }
}
