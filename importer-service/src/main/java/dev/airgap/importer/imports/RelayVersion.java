package dev.airgap.importer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The version of this program, for bundles that demand one. */
@ApplicationScoped
class RelayVersion {

    private final String dotted;

    RelayVersion(@ConfigProperty(name = "quarkus.application.version") String full) {
        // A snapshot of 0.2.0 can do what 0.2.0 can.
        this.dotted = full.replaceFirst("[^0-9.].*$", "");
    }

    String dotted() {
        return dotted;
    }
}
