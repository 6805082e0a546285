/**
 * The folder that holds every content once, and what goes wrong with disks. Here: opening the store by configuration.
 * Not here: the store itself, which is {@code dev.airgap.bundle.ContentStore}.
 */
@NullMarked
package dev.airgap.bundler.store;

import org.jspecify.annotations.NullMarked;
