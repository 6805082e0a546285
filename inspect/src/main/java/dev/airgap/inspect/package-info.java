/**
 * What an inspection station runs: says of bundles, rule updates, roots, receipts and media whether they are genuine, and
 * shows or extracts what is in a bundle. Needs a JDK and one jar; no network, no service, no place to write.
 *
 * <p>Not here: the verification itself, which is that of the relay ({@code libs/bundle-format}, {@code libs/trust}).
 */
@NullMarked
package dev.airgap.inspect;

import org.jspecify.annotations.NullMarked;
