package dev.airgap.contracts.data;

/**
 * The content of snapshots is deleted that nobody builds on any more, at the relay or in the DMZ; what is known of them stays.
 *
 * @param snapshotDigest of all of them: they had one content
 * @param freedBytes what no other snapshot shares
 */
public record SnapshotDeleted(String site, String snapshotDigest, long freedBytes) {}
