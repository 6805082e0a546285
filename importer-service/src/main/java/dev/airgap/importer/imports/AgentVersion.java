package dev.airgap.importer.imports;

import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.VersionOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The oldest agent at the site, for bundles that want newer ones: those agents are served all the same. */
@ApplicationScoped
class AgentVersion {

    private final Optional<String> oldest;

    /** @throws IllegalStateException if what is configured is no version */
    AgentVersion(ImportConfig config) {
        this.oldest = config.agentVersion();
        if (oldest.filter(version -> !VersionOrder.DOTTED.accepts(version)).isPresent()) {
            throw new IllegalStateException("airgap.importer.agent-version is not a version: numbers between dots");
        }
    }

    /** What somebody should look at before agents get this content. */
    Optional<Reason> warning(Manifest manifest) {
        String wanted = manifest.requirements().minimumAgentVersion();
        return oldest.filter(version -> VersionOrder.DOTTED.isLower(version, wanted))
                .map(version -> new Reason(
                        "AGENT_VERSION_TOO_LOW",
                        "made for agents from " + wanted + ", the oldest at this site is " + version));
    }
}
