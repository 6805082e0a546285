package dev.airgap.inspect;

import picocli.CommandLine.IVersionProvider;

/** The version that this program reports, and that a bundle's minimum relay version is compared with. */
final class Version implements IVersionProvider {

    static final String TEXT = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"airgap-verify " + TEXT};
    }
}
