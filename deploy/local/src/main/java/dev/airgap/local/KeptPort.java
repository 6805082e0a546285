package dev.airgap.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A port chosen once and written down: addresses stay the same from one run to the next while nobody takes them. */
final class KeptPort {

    private KeptPort() {}

    static int in(Path file) {
        try {
            int port = Files.exists(file)
                    ? Ports.freeOr(Integer.parseInt(Files.readString(file).strip()))
                    : Ports.free();
            Files.createDirectories(file.getParent());
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException | NumberFormatException e) {
            throw new LocalException("cannot keep a port in " + file + ": " + e.getMessage(), e);
        }
    }
}
