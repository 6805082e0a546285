package dev.airgap.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The one source of new ids: random UUIDs. */
@ApplicationScoped
public class Ids {

    /** A new UUID in its usual text form. */
    public String next() {
        return UUID.randomUUID().toString();
    }
}
