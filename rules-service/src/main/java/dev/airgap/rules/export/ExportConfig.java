package dev.airgap.rules.export;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.rules")
interface ExportConfig {

    /** Where the {@code *.rules} files lie; dmz only. */
    Optional<Path> sourceDirectory();

    /** PKCS#8 PEM of a key of the role release for rule updates; dmz only. */
    Optional<String> signingKey();

    /** The trusted root of this zone, a DSSE file. */
    Path root();
}
