/**
 * One run of download, bundle, copy, import and receipt for a site, as the DMZ knows it: its states and what moves it from
 * one to the next, whose turn it is, the work that the bundler does for it, and the schedule that starts it. Not here:
 * HTTP and Kafka, how a source is read, how a bundle is built.
 */
@NullMarked
package dev.airgap.bundler.cycle;

import org.jspecify.annotations.NullMarked;
