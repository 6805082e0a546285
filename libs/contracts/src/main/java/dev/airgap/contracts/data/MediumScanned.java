package dev.airgap.contracts.data;

/**
 * A scan station's report was attached to the record of a medium.
 *
 * @param name of the report's file
 * @param size in bytes
 * @param sha256 of the file
 */
public record MediumScanned(String mediumId, String serial, String name, long size, String sha256) {}
