/**
 * How old what is served is, and whether the clock that says so can be believed. Here: both, and their alarms, each of which
 * is said once. Not here: whether a bundle may be imported, which is {@code dev.airgap.bundle.Floor}.
 */
@NullMarked
package dev.airgap.importer.freshness;

import org.jspecify.annotations.NullMarked;
