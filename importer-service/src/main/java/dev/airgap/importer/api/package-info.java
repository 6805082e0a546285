/**
 * The service's REST API. Here: resources, requests, responses, the catalogue of problems. Not here: the relay that agents
 * know, which has a port of its own.
 */
@NullMarked
package dev.airgap.importer.api;

import org.jspecify.annotations.NullMarked;
