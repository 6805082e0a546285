package dev.airgap.contracts.data;

/**
 * The other zone's log continues what is known of it here.
 *
 * @param origin the other log's name
 * @param from first entry that came
 * @param size entries by its checkpoint
 * @param rootHash RFC 6962 root at that size, lower-case hex
 * @param entries how many events came and were proved
 * @param carriedBy the transfer or the receipt that brought it: a transfer id, or {@code receipt-<number>}
 */
public record MirrorExtended(String origin, long from, long size, String rootHash, long entries, String carriedBy) {}
