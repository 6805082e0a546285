package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.security.MessageDigest;

/**
 * The beginning of a file that lies under its temporary name already.
 *
 * @param bytes its length
 * @param digest of these bytes, to be gone on with
 */
record Begun(long bytes, MessageDigest digest) {

    static Begun nothing() {
        return new Begun(0, Sha256.newDigest());
    }
}
