/**
 * Events in. Here: the one consumer, and a handler for each line of the table of flows. Not here: what follows from them.
 */
@NullMarked
package dev.airgap.importer.messaging;

import org.jspecify.annotations.NullMarked;
