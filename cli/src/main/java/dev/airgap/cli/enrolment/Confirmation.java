package dev.airgap.cli.enrolment;

/**
 * What one person typed.
 *
 * @param person their name
 * @param fingerprint that they were told, as they typed it
 */
record Confirmation(String person, String fingerprint) {}
