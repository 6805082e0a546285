/**
 * One zone of the pipeline on this machine: a PostgreSQL, a Kafka broker, the zone's keys and tokens, and its services
 * as supervised child processes.
 *
 * <p>Here: starting, watching and stopping processes, and everything they need to be given. Not here: what the services
 * do, and the cycle that people drive over REST (that is the CLI).
 */
@NullMarked
package dev.airgap.local;

import org.jspecify.annotations.NullMarked;
