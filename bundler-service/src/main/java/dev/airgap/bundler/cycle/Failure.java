package dev.airgap.bundler.cycle;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundler.bundle.BuildException;
import dev.airgap.bundler.bundle.BuildFault;
import dev.airgap.bundler.source.SourceException;
import dev.airgap.bundler.store.StorageException;
import dev.airgap.kit.keys.DemonstrationKeyException;
import dev.airgap.trust.KeyException;
import dev.airgap.trust.TrustException;
import java.util.Optional;

/** What a failed piece of work is called by people. */
final class Failure {

    private static final String UNFORESEEN = "INTERNAL_ERROR";

    private Failure() {}

    /** The error if the failure is of a kind that we know; details of any other stay in the log. */
    static CycleError of(Work work, RuntimeException failure) {
        return code(failure)
                .map(code -> new CycleError(work.step(), code, String.valueOf(failure.getMessage())))
                .orElseGet(() ->
                        new CycleError(work.step(), UNFORESEEN, "the bundler failed unexpectedly; its log has more"));
    }

    /** Whether it may be gone without anybody touching the cycle: what people have signed must not be lost to it. */
    static boolean mayPass(RuntimeException failure) {
        return switch (failure) {
            case StorageException e -> true;
            case BuildException e ->
                e.fault() == BuildFault.ROOT_UNREADABLE || e.fault() == BuildFault.SIGNING_KEY_UNREADABLE;
            // Somebody may have taken the token out, and puts it back. A wrong PIN is not tried again: it would lock
            // it.
            case KeyException e -> e.finding() == KeyException.Finding.KEY_TOKEN_UNUSABLE;
            default -> false;
        };
    }

    private static Optional<String> code(RuntimeException failure) {
        return switch (failure) {
            case SourceException e -> Optional.of(e.fault().name());
            case StorageException e -> Optional.of(e.fault().name());
            case BuildException e -> Optional.of(e.fault().name());
            case BundleException e -> Optional.of(e.code());
            case TrustException e -> Optional.of(e.code());
            case DemonstrationKeyException e -> Optional.of("DEMONSTRATION_KEY");
            default -> Optional.empty();
        };
    }
}
