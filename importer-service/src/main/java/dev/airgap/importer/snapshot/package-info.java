/**
 * What the relay holds and serves. Here: staged and served snapshots, the floor below which nothing may fall, and the one
 * pointer that says what is served. Not here: reading bundles, serving files.
 */
@NullMarked
package dev.airgap.importer.snapshot;

import org.jspecify.annotations.NullMarked;
