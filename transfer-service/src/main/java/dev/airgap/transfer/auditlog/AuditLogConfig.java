package dev.airgap.transfer.auditlog;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.transfer")
interface AuditLogConfig {

    /** Base URL of this zone's audit-service. */
    URI auditUrl();

    /** Where this service keeps files; a segment lies here between its being fetched and its being written. */
    Path storageDirectory();
}
