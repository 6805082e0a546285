package dev.airgap.transfer.arrival;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;

/** The disk that bundles are placed on, in the air gap. */
@ApplicationScoped
public class InstallDisk {

    private final Placement placement;

    InstallDisk(Placement placement) {
        this.placement = placement;
    }

    /** Empty while it cannot be looked at. */
    public OptionalLong freeBytes() {
        try {
            return OptionalLong.of(Files.getFileStore(placement.install()).getUsableSpace());
        } catch (IOException e) {
            Log.warnf("the install directory cannot be looked at: %s", e);
            return OptionalLong.empty();
        }
    }
}
