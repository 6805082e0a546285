/**
 * Seals approved transfers, in the DMZ: fetches the piece of the audit log that travels with them, and signs the volume
 * manifest. Not here: who may ask for it, which is custody.
 */
@NullMarked
package dev.airgap.transfer.sealing;

import org.jspecify.annotations.NullMarked;
