/**
 * The proof of an activation. Here: fetching everything a snapshot promises from the relay, as an agent would, and
 * comparing it. Not here: what follows from the result.
 */
@NullMarked
package dev.airgap.importer.readback;

import org.jspecify.annotations.NullMarked;
