package dev.airgap.cli;

import picocli.CommandLine;

/** The version that this command reports, and that a bundle's minimum version is compared with. */
final class ProjectVersion implements CommandLine.IVersionProvider {

    static final String TEXT = "0.1.0";

    private ProjectVersion() {}

    @Override
    public String[] getVersion() {
        return new String[] {"airgap " + TEXT};
    }
}
