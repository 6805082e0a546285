package dev.airgap.local;

import dev.airgap.contracts.Zone;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the keys of both zones lie, and the root that the services of a zone are given. Made by the enrolment of the site
 * ({@code airgap site enroll}) and by {@code airgap keys}, never here.
 */
final class ZoneKeys {

    private final DataFolder data;

    ZoneKeys(DataFolder data) {
        this.data = data;
    }

    /** @throws LocalException when the site is not enrolled */
    void requireRoot(Zone zone) {
        if (Files.notExists(root(zone))) {
            throw new LocalException("the site is not enrolled: there is no " + root(zone));
        }
    }

    Path root(Zone zone) {
        return data.root(zone);
    }

    Path privateKey(Zone zone, String name) {
        return data.keys(zone).resolve(name + ".key.pem");
    }
}
