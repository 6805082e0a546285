package dev.airgap.transfer.custody;

/**
 * How a transfer is to be written.
 *
 * @param overwrite whether what lies on the medium, and has not arrived, is to be written over
 * @param atDesk whether the medium is at a desk, where the command line writes it, and not mounted at this service
 */
public record Writing(boolean overwrite, boolean atDesk) {}
