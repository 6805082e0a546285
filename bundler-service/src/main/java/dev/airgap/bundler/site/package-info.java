/**
 * The air-gapped site as the DMZ knows it: what its newest receipt says of it, how it stands, and since when. Not here: what
 * becomes of its cycles, which decides how it stands (cycle).
 */
@NullMarked
package dev.airgap.bundler.site;

import org.jspecify.annotations.NullMarked;
