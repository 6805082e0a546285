package dev.airgap.cli.enrolment;

import dev.airgap.cli.roots.Quorum;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.List;

/** How the last step of the ceremony ended. */
sealed interface Finished {

    /** Nothing was left to do. */
    record Before() implements Finished {}

    /** The root document names the site's keys. */
    record Enrolled(TrustedRoot root) implements Finished {}

    /** The next root document is written down, and has to be signed. */
    record Drafted(Path file, List<Quorum> needed) implements Finished {

        public Drafted {
            needed = List.copyOf(needed);
        }
    }
}
