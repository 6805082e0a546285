/** Kills imports, fills disks and breaks media. */
@NullMarked
package dev.airgap.crash;

import org.jspecify.annotations.NullMarked;
