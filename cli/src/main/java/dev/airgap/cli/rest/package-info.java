/**
 * A service's REST interface, as a person at a terminal uses it. Not here: what is asked for.
 */
@NullMarked
package dev.airgap.cli.rest;

import org.jspecify.annotations.NullMarked;
