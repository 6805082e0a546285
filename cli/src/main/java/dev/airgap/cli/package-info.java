/**
 * The {@code airgap} command: starts the pipeline on this machine, makes the REST calls of the people of both zones, and
 * offers the commands of the inspection station ({@code dev.airgap.inspect}).
 *
 * <p>Not here: anything that decides whether content is good. The services and the trusted libraries do that.
 */
@NullMarked
package dev.airgap.cli;

import org.jspecify.annotations.NullMarked;
