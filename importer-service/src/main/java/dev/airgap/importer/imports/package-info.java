/**
 * The security update download. Here: its job rows and their states, the candidates it meets, and the way of a bundle from
 * a file to what is served. Not here: the floor ({@code snapshot}), serving ({@code relay}), the proof ({@code readback}).
 */
@NullMarked
package dev.airgap.importer.imports;

import org.jspecify.annotations.NullMarked;
