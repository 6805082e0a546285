package dev.airgap.contracts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The five services, the zones they run in and the topic each publishes on. */
public enum Service {
    BUNDLER(Zone.DMZ),
    TRANSFER(Zone.DMZ, Zone.AIRGAP),
    IMPORTER(Zone.AIRGAP),
    RULES(Zone.DMZ, Zone.AIRGAP),
    AUDIT(Zone.DMZ, Zone.AIRGAP);

    private final Set<Zone> zones;

    Service(Zone first, Zone... rest) {
        this.zones = EnumSet.of(first, rest);
    }

    /** The name in producers, topics, schemas and configuration, for example {@code bundler}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The topic that this service alone publishes on, in each zone it runs in; one partition, key = producer. */
    public String topic() {
        return label() + ".events.v1";
    }

    public boolean runsIn(Zone zone) {
        return zones.contains(zone);
    }

    /** The CloudEvents {@code source} and the key of a chain of events: {@code zone/service}. */
    public String producerIn(Zone zone) {
        return zone.label() + "/" + label();
    }

    /**
     * The service with this label.
     *
     * @throws IllegalArgumentException for an unknown label
     */
    public static Service of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
