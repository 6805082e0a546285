/**
 * What tests of services share: a real PostgreSQL and a real Kafka, tokens, an independent reader of events, and the
 * architecture rules. Never in a compile scope.
 */
@NullMarked
package dev.airgap.testing;

import org.jspecify.annotations.NullMarked;
