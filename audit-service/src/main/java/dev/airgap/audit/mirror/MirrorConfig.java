package dev.airgap.audit.mirror;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.audit")
interface MirrorConfig {

    /** The newest root document, as its envelope: it names the keys of the other zone's log and of the site. */
    Path root();

    /** Base URL of this zone's transfer-service, which keeps what media bring. */
    URI transferUrl();

    /** The name of the other zone's log in its checkpoints. */
    String mirrorOrigin();
}
