package dev.airgap.importer.imports;

/** A bundle that a delivery said is in the install directory. */
public record ExpectedBundle(String fileName, String bundleId) {}
