/**
 * The REST API: rule updates in both zones; validations, confirmation and the current rule set in the air gap.
 */
@NullMarked
package dev.airgap.rules.api;

import org.jspecify.annotations.NullMarked;
