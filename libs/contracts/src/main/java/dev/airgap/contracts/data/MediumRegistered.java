package dev.airgap.contracts.data;

/**
 * A medium is known from now on, in the zone that says so.
 *
 * @param kind {@code usb}, {@code disc}, {@code disk} or {@code diode}
 * @param ownerSite the only site that it goes to
 */
public record MediumRegistered(
        String mediumId, String serial, String label, String kind, long capacityBytes, String ownerSite) {}
