/**
 * The error catalogue of this service.
 */
@NullMarked
package dev.airgap.transfer.problem;

import org.jspecify.annotations.NullMarked;
