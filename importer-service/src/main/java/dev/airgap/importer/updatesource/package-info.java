/**
 * The configured update source. Here: which one it is, whether it is this relay itself, and fetching signed bundles from a
 * remote one. Not here: verifying what was fetched.
 */
@NullMarked
package dev.airgap.importer.updatesource;

import org.jspecify.annotations.NullMarked;
