/**
 * A zip file that is a deterministic function of its entries, and a reader that accepts nothing else.
 *
 * <p>Here: headers derived from (name, method, CRC-32, sizes), a streaming writer, and a reader that streams the file once
 * and compares every header byte with the one it derives (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16 and 4.5.3).
 * Not here: what the entries mean, their digests and signatures, and which names are allowed; the formats built on this
 * ({@code dev.airgap.bundle}, {@code dev.airgap.ruleupdate}) know the expected entries from something signed.
 */
@NullMarked
package dev.airgap.zip;

import org.jspecify.annotations.NullMarked;
