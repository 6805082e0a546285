package dev.airgap.transfer.writing;

import dev.airgap.transfer.custody.CarriedFile;
import java.io.InputStream;

/** Where the bytes of a file come from: another service of the zone. */
@FunctionalInterface
interface ContentSource {

    /**
     * The file's bytes from its start; the caller closes them.
     *
     * @throws dev.airgap.kit.problem.TransientFailure if asking again may help
     * @throws SourceRefusedException if it will not
     */
    InputStream open(CarriedFile file);
}
