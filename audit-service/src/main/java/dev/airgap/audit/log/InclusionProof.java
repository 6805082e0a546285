package dev.airgap.audit.log;

import java.util.List;

/**
 * RFC 6962 section 2.1.1.
 *
 * @param rootHash root of the log of {@code size} entries
 * @param path hashes from the leaf upwards
 */
public record InclusionProof(long index, long size, byte[] leafHash, byte[] rootHash, List<byte[]> path) {}
