package dev.airgap.transfer.evidence;

import java.time.Instant;

/**
 * A volume's manifest as it was sealed.
 *
 * @param volume which volume of its transfer, from 1; one that was sealed more than once is there more than once
 * @param sha256 of the envelope
 * @param envelope the file, which is text
 * @param at when it was sealed here, or came here
 */
public record KeptManifest(int volume, String sha256, String envelope, Instant at) {}
