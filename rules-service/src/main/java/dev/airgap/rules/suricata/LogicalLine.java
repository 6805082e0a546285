package dev.airgap.rules.suricata;

/**
 * A line with its continuations joined.
 *
 * @param number of the first physical line, from 1
 * @param comment whether the line began with {@code #}; the marks are not in the text
 */
record LogicalLine(int number, boolean comment, String text) {}
