package dev.airgap.inspect;

import dev.airgap.bundle.Admission;
import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.VerifiedBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The floor as a person types it: {@code EPOCH:SEQUENCE}, with the bundle that set it if it is known.
 *
 * @param bundleId id of the bundle that set the floor
 */
record FloorMark(long epoch, long sequence, Optional<String> bundleId) {

    /** Where nobody told a floor, the root's epoch alone counts. */
    static final FloorMark NONE = new FloorMark(0, 0, Optional.empty());

    private static final Pattern TYPED = Pattern.compile("(\\d{1,9}):(\\d{1,9})(?::([0-9a-f]{64}))?");

    /** @throws BundleException if the bundle is not above it, or its time is not now */
    void admit(VerifiedBundle bundle, long rootEpoch, Instant now) {
        Manifest manifest = bundle.manifest();
        boolean same = this != NONE && manifest.epoch() == epoch && manifest.sequence() == sequence;
        if (same && bundleId.isEmpty()) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_REPEATED,
                    "epoch " + epoch + " sequence " + sequence + " is the floor: the site has a bundle of this number"
                            + " (with --floor EPOCH:SEQUENCE:BUNDLEID this command tells whether it is this one)");
        }
        // Jumps are for the relay to ask about: nobody types a floor of yesterday here and is stopped by it.
        new Floor(epoch, sequence, bundleId, bundleId, List.of(), Optional.empty(), Optional.empty())
                .admit(bundle, new Admission(rootEpoch, Long.MAX_VALUE, now, Set.of()));
    }

    static final class Converter implements ITypeConverter<FloorMark> {

        @Override
        public FloorMark convert(String typed) {
            Matcher parts = TYPED.matcher(typed);
            if (!parts.matches()) {
                throw new TypeConversionException("'" + typed + "' is not EPOCH:SEQUENCE or EPOCH:SEQUENCE:BUNDLEID");
            }
            return new FloorMark(
                    Long.parseLong(parts.group(1)),
                    Long.parseLong(parts.group(2)),
                    Optional.ofNullable(parts.group(3)));
        }
    }
}
