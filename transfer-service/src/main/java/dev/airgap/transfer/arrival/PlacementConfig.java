package dev.airgap.transfer.arrival;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.transfer")
interface PlacementConfig {

    /** Where the relay looks for bundles; in the air gap. */
    Optional<Path> installDirectory();

    /** Where arrived rule updates are kept; in the air gap. */
    Optional<Path> storageDirectory();
}
