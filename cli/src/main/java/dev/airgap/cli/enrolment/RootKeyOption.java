package dev.airgap.cli.enrolment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the root key is, if it is kept apart from the others. */
final class RootKeyOption {

    @Option(
            names = "--root-key",
            paramLabel = "FILE",
            description = "The private root key (default: root.key.pem in the folder of the keys).")
    private @Nullable Path rootKey;

    KeyFiles in(Path keys) {
        return rootKey == null ? KeyFiles.in(keys, "root") : new KeyFiles(rootKey);
    }
}
