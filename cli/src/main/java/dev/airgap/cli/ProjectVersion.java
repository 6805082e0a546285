package dev.airgap.cli;

/** The version that this command reports, and that a bundle's minimum version is compared with. */
final class ProjectVersion {

    static final String TEXT = "0.1.0";

    private ProjectVersion() {}
}
