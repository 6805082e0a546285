package dev.airgap.bundle;

/**
 * The complete listing of the snapshot that a bundle results in.
 *
 * @param sha256 digest under which the content store has it: lines of an index, see {@link IndexReader}
 * @param files how many it lists
 * @param bytes sum of the content sizes
 */
public record Resulting(String sha256, long files, long bytes) {}
