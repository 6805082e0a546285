package dev.airgap.contracts.data;

/**
 * What came of the other zone's log does not continue what is known of it here.
 *
 * @param expected the size known here
 * @param found the first entry or the size that came
 * @param carriedBy the transfer or the receipt that brought it: a transfer id, or {@code receipt-<number>}
 */
public record MirrorAlarm(String origin, long expected, long found, String carriedBy, String code, String detail) {}
