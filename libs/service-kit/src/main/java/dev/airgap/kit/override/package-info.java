/**
 * What takes two persons: one asks and says why, another agrees, and only then it is done. Here: the requests, their events
 * and the rule that it is never the same person. Not here: what is done, which each service says in an
 * {@link dev.airgap.kit.override.OverrideKind}.
 */
@NullMarked
package dev.airgap.kit.override;

import org.jspecify.annotations.NullMarked;
