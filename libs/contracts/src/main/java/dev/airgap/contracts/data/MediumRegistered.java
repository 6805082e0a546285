package dev.airgap.contracts.data;

/** A medium is known from now on. {@code kind} is {@code usb}, {@code disc}, {@code disk} or {@code diode}. */
public record MediumRegistered(String mediumId, String serial, String label, String kind, long capacityBytes) {}
