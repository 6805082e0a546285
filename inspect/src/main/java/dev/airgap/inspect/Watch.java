package dev.airgap.inspect;

import dev.airgap.bundle.Progress;
import java.io.IOException;

/** Sees how far the reading of a file is. */
interface Watch {

    <T> T during(String file, Work<T> work) throws IOException;

    /** What takes long. */
    @FunctionalInterface
    interface Work<T> {
        T with(Progress progress) throws IOException;
    }
}
