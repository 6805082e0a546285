package dev.airgap.cli.keys;

import dev.airgap.trust.Signer;
import java.nio.file.Path;
import java.util.List;

/** A document that people sign in turn, and what this machine knows of who may. */
sealed interface Signable permits RootToSign, ManifestToSign {

    /** What the person agrees to: one line for each thing, the first says what it is. */
    List<String> shown();

    /** Whether what it belongs to was made to try the pipeline out. */
    boolean isDemonstration();

    /**
     * Asks before anything is signed.
     *
     * @throws dev.airgap.cli.roots.CeremonyException CEREMONY_KEY_NOT_DELEGATED, CEREMONY_SIGNED_ALREADY
     */
    void requireMaySign(Signer signer);

    /** Signs, and returns the file that the signature is in. */
    Path sign(Signer signer);

    /** What is still missing after that; empty when it cannot be known here. */
    List<String> missing();
}
