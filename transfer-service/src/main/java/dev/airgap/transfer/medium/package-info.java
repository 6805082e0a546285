/**
 * Registered media and the folder where one is mounted. Not here: what lies on a medium (dev.airgap.media).
 */
@NullMarked
package dev.airgap.transfer.medium;

import org.jspecify.annotations.NullMarked;
