package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the keys of both zones lie, and the root that each service trusts. Made by the enrolment of the site
 * ({@code airgap site enroll}), never here.
 */
final class ZoneKeys {

    private final DataFolder data;

    ZoneKeys(DataFolder data) {
        this.data = data;
    }

    /**
     * Gives every service of the zone the zone's root. Each keeps one of its own, which it may since have walked further:
     * only given once.
     *
     * @throws LocalException when the site is not enrolled
     */
    void handOutRoot(Zone zone) {
        Path trusted = data.root(zone);
        if (Files.notExists(trusted)) {
            throw new LocalException("the site is not enrolled: there is no " + trusted);
        }
        for (Service service : Service.values()) {
            Path own = rootOf(zone, service);
            if (service.runsIn(zone) && Files.notExists(own)) {
                copy(trusted, own);
            }
        }
    }

    Path rootOf(Zone zone, Service service) {
        return data.service(zone, service).resolve("root.dsse.json");
    }

    Path privateKey(Zone zone, String name) {
        return data.keys(zone).resolve(name + ".key.pem");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Path temporary = to.resolveSibling("." + to.getFileName() + ".new");
            Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalException("cannot write " + to + ": " + e.getMessage(), e);
        }
    }
}
