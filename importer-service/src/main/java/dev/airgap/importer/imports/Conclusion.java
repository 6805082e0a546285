package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How a download ended, from what it met. */
final class Conclusion {

    private Conclusion() {}

    /**
     * @param bundles what the download met
     * @param nothingArrived whether what was to be found was neither met nor known
     */
    static DownloadOutcome of(List<MetBundle> bundles, boolean nothingArrived) {
        if (any(bundles, bundle -> bundle.outcome() == BundleOutcome.ACTIVATED)) {
            return DownloadOutcome.ACTIVATED;
        }
        if (any(bundles, bundle -> bundle.outcome() == BundleOutcome.REVERTED)) {
            return DownloadOutcome.REVERTED;
        }
        // The bundle that is active anyway was refused, and nothing is wrong: that is nothing new.
        if (any(bundles, Conclusion::isRefused)) {
            return DownloadOutcome.REJECTED;
        }
        return nothingArrived ? DownloadOutcome.NOTHING_ARRIVED : DownloadOutcome.NOTHING_NEW;
    }

    /**
     * Why a download is not a success.
     *
     * @param failure of the relay itself
     */
    static Optional<Reason> error(DownloadOutcome outcome, Optional<Reason> failure, List<MetBundle> bundles) {
        return switch (outcome) {
            case ACTIVATED, NOTHING_NEW, NOTHING_ARRIVED -> Optional.empty();
            case FAILED -> failure;
            case REVERTED -> reason(bundles, bundle -> bundle.outcome() == BundleOutcome.REVERTED, "SNAPSHOT_REVERTED");
            case REJECTED -> reason(bundles, Conclusion::isRefused, "");
        };
    }

    private static Optional<Reason> reason(List<MetBundle> bundles, Predicate<MetBundle> what, String code) {
        return bundles.stream()
                .filter(what)
                .findFirst()
                .map(bundle ->
                        new Reason(bundle.code().orElse(code), bundle.detail().orElse("")));
    }

    private static boolean isRefused(MetBundle bundle) {
        return bundle.outcome() == BundleOutcome.REJECTED && !isRepeated(bundle);
    }

    private static boolean isRepeated(MetBundle bundle) {
        return bundle.code().filter(Code.BUNDLE_REPEATED.name()::equals).isPresent();
    }

    private static boolean any(List<MetBundle> bundles, Predicate<MetBundle> what) {
        return bundles.stream().anyMatch(what);
    }
}
