/**
 * What is kept for how long. Content goes when it is of no use any more and the other side is known to have its outcome; what
 * was done, by whom and with which digests stays.
 */
@NullMarked
package dev.airgap.transfer.retention;

import org.jspecify.annotations.NullMarked;
