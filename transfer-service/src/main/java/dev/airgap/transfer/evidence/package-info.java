/**
 * What proves what was carried: the signed manifests, which outlive their media. Not here: who carried it, which is custody.
 */
@NullMarked
package dev.airgap.transfer.evidence;

import org.jspecify.annotations.NullMarked;
