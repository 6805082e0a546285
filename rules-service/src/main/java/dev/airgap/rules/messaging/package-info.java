/**
 * Which events of other services lead to what here. Decodes, calls, returns.
 */
@NullMarked
package dev.airgap.rules.messaging;

import org.jspecify.annotations.NullMarked;
