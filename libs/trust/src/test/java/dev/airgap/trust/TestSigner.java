package dev.airgap.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A signer whose key lives in memory. */
record TestSigner(KeyPair pair, VerificationKey verificationKey) implements Signer {

    static TestSigner ed25519() {
        try {
            return of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static TestSigner p384() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TestSigner of(KeyPair pair) {
        return new TestSigner(pair, VerificationKey.of(pair.getPublic().getEncoded()));
    }

    @Override
    public byte[] sign(byte[] message) {
        return Signer.canonical(verificationKey.algorithm(), rawSignature(message));
    }

    /** As the provider returns it: with either value of s for P-384. */
    byte[] rawSignature(byte[] message) {
        try {
            Signature signature =
                    Signature.getInstance(verificationKey.algorithm().signatureName());
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
