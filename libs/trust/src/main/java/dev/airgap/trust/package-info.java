/**
 * The trust core: strict JSON, keys and signatures, DSSE envelopes, root documents, the RFC 6962 Merkle tree and signed
 * checkpoints.
 *
 * <p>Everything here verifies received bytes and fails closed: whatever goes wrong while verifying is a refusal with a
 * stable {@link dev.airgap.trust.TrustException#code() code}.
 *
 * <p>What is not here: archives, media, network, clocks, databases and frameworks. The module depends on the JDK only.
 */
@NullMarked
package dev.airgap.trust;

import org.jspecify.annotations.NullMarked;
