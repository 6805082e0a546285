package dev.airgap.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A reader of bundles that remembers: what it accepted decides what it accepts next. */
public interface Implementation {

    /** Forgets everything and trusts this root from now on. */
    void start(Path root, String site, String relayVersion) throws IOException;

    /**
     * Offers the next file, at this time by the reader's clock.
     *
     * @param override what approvers are said to have signed for it; one that does not hold lifts nothing
     */
    Verdict offer(Path file, Optional<Path> override, Instant at) throws IOException;
}
