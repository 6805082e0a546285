/**
 * The RFC 6962 log of the zone: appending, reading, proofs, signed checkpoints. It takes what it is given; which event may be
 * appended when is decided in {@code chain}.
 */
@NullMarked
package dev.airgap.audit.log;

import org.jspecify.annotations.NullMarked;
