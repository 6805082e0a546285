/**
 * What happened in a cycle, in order, as far as this zone can know.
 */
@NullMarked
package dev.airgap.audit.timeline;

import org.jspecify.annotations.NullMarked;
