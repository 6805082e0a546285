/**
 * What an orchestrator asks. Here: whether the relay listens, and what it serves. Not here: messaging, which must never
 * decide whether agents are served.
 */
@NullMarked
package dev.airgap.importer.health;

import org.jspecify.annotations.NullMarked;
