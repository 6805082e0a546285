package dev.airgap.transfer.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The disk that bundles are placed on, in the air gap. */
@ApplicationScoped
public class InstallDisk {

    private final Placement placement;

    InstallDisk(Placement placement) {
        this.placement = placement;
    }

    public long freeBytes() {
        try {
            return Files.getFileStore(placement.install()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("the install directory cannot be looked at", e);
        }
    }
}
