/**
 * Long work as a loop that one instance runs at a time. Not here: job rows, which belong to their capability.
 */
@NullMarked
package dev.airgap.kit.work;

import org.jspecify.annotations.NullMarked;
