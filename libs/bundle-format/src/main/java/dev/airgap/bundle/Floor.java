package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a relay stands: what decides whether a verified bundle is the next one. It rests on counters, never on a clock.
 *
 * @param epoch and {@code sequence}: the floor; 0 and 0 before the first bundle
 * @param floorBundleId the bundle that set the floor
 * @param activeBundleId the bundle that is served and proved
 * @param components of the bundle that set the floor
 * @param signedTime latest time that an accepted bundle was issued at
 */
public record Floor(
        long epoch,
        long sequence,
        Optional<String> floorBundleId,
        Optional<String> activeBundleId,
        List<Component> components,
        Optional<Instant> signedTime) {

    public Floor {
        components = List.copyOf(components);
    }

    /** The time that expiry is judged by: a clock that was set back does not revive an expired bundle. */
    public Instant now(Instant clock) {
        return signedTime.filter(signed -> signed.isAfter(clock)).orElse(clock);
    }

    /**
     * @param rootEpoch epoch of the newest root
     * @param jumpLimit how far above the floor a sequence may be
     * @throws BundleException if the bundle is not the next one
     */
    public void admit(String bundleId, Manifest manifest, long rootEpoch, long jumpLimit) {
        admitNumber(bundleId, manifest, rootEpoch, jumpLimit);
        components.forEach(current -> admitComponent(current, manifest));
    }

    private void admitNumber(String bundleId, Manifest manifest, long rootEpoch, long jumpLimit) {
        if (manifest.epoch() > rootEpoch) {
            throw refuse(Code.BUNDLE_EPOCH_AHEAD, manifest, "the newest root has epoch " + rootEpoch);
        }
        if (activeBundleId.filter(bundleId::equals).isPresent()) {
            throw refuse(Code.BUNDLE_REPEATED, manifest, "this bundle is active");
        }
        boolean below = manifest.epoch() < epoch || manifest.epoch() == epoch && manifest.sequence() < sequence;
        if (below || manifest.epoch() < rootEpoch) {
            throw refuse(
                    Code.BUNDLE_OLDER,
                    manifest,
                    "the floor is epoch " + Math.max(epoch, rootEpoch) + " sequence " + sequence);
        }
        boolean same = manifest.epoch() == epoch && manifest.sequence() == sequence;
        if (same && floorBundleId.filter(bundleId::equals).isEmpty()) {
            throw refuse(
                    Code.BUNDLE_EQUIVOCATION, manifest, "this number belongs to bundle " + floorBundleId.orElse("?"));
        }
        long from = manifest.epoch() == epoch ? sequence : 0;
        if (floorBundleId.isPresent() && manifest.sequence() - from > jumpLimit) {
            throw refuse(
                    Code.BUNDLE_SEQUENCE_JUMP,
                    manifest,
                    "the floor is " + from + ", a jump of at most " + jumpLimit + " is accepted");
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
