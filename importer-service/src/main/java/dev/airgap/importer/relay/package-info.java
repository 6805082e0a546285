/**
 * Serves agents. Here: the HTTPS server on the relay's own port, which knows GET and HEAD of the files of one snapshot and
 * of its listing, and nothing else. Not here: which snapshot that is, and the service's own API, which has another port.
 */
@NullMarked
package dev.airgap.importer.relay;

import org.jspecify.annotations.NullMarked;
