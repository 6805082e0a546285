/**
 * How far a running job is, in bytes, readable from every instance of the service.
 */
@NullMarked
package dev.airgap.transfer.progress;

import org.jspecify.annotations.NullMarked;
