package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import java.util.Optional;

/** A file of a folder as it was when the folder was listed. */
record ListedFile(BundlePath path, Look look) {

    SourceFile toSourceFile() {
        return new SourceFile(path, DirectorySource.componentOf(path), look.size(), look.modified(), Optional.empty());
    }
}
