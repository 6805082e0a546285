package dev.airgap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the operator registers for the folder that stands for a stick.
 *
 * @param capacityBytes what fits on it
 */
record NewMedium(String serial, String label, String kind, long capacityBytes) {

    static NewMedium of(Path folder) {
        try {
            long capacity = Files.getFileStore(folder).getTotalSpace();
            return new NewMedium("LOCAL-0001", "the folder " + folder.getFileName(), "disk", capacity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
