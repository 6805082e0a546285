package dev.airgap.trust;

import dev.airgap.trust.KeyException.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.login.LoginException;

/**
 * Signs with a P-384 key on a PKCS#11 token. The token must hold, under one label, the private key and a certificate with
 * its public half: the JDK's provider shows no private key without one. What the certificate says is of no interest; the
 * root document says whom the key speaks for.
 */
final class TokenSigner implements Signer {

    private static final byte[] PROBE = {1, 2, 3};

    private final Provider provider;
    private final PrivateKey privateKey;
    private final VerificationKey verificationKey;

    private TokenSigner(Provider provider, PrivateKey privateKey, VerificationKey verificationKey) {
        this.provider = provider;
        this.privateKey = privateKey;
        this.verificationKey = verificationKey;
        if (!verificationKey.verifies(PROBE, sign(PROBE))) {
            throw unusable("key and certificate do not belong together");
        }
    }

    /** @throws KeyException when the token, its module or the key cannot be used, or the PIN is missing or wrong */
    static TokenSigner open(Pkcs11Uri uri, Passphrase passphrase) {
        if (!Files.isRegularFile(uri.module())) {
            throw unusable("there is no module " + uri.module());
        }
        Passphrase source = uri.pinSource().map(Passphrase::ofFile).orElse(passphrase);
        char[] pin = source.ask("the token in slot " + uri.slot())
                .orElseThrow(() -> new KeyException(
                        Finding.KEY_PASSPHRASE_MISSING,
                        "The token in slot " + uri.slot() + " needs a PIN; name its file with pin-source"));
        try {
            Provider provider = provider(uri);
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, pin);
            return key(uri, provider, token);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw refusal(uri, e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static TokenSigner key(Pkcs11Uri uri, Provider provider, KeyStore token) throws GeneralSecurityException {
        Key key = token.getKey(uri.object(), null);
        Certificate certificate = token.getCertificate(uri.object());
        if (!(key instanceof PrivateKey privateKey) || certificate == null) {
            throw unusable("the token in slot " + uri.slot() + " holds no private key with a certificate called "
                    + uri.object());
        }
        VerificationKey publicKey =
                VerificationKey.of(certificate.getPublicKey().getEncoded());
        if (publicKey.algorithm() != Algorithm.ECDSA_P384) {
            throw unusable("tokens sign with P-384 keys, " + uri.object() + " is " + publicKey.algorithm());
        }
        return new TokenSigner(provider, privateKey, publicKey);
    }

    private static Provider provider(Pkcs11Uri uri) {
        Provider base = Optional.ofNullable(Security.getProvider("SunPKCS11"))
                .orElseThrow(() -> unusable("this Java has no PKCS#11 provider (module jdk.crypto.cryptoki)"));
        // The leading dashes make the provider read its configuration from the string.
        return base.configure(
                "--name = airgap-%d\nlibrary = \"%s\"\nslot = %d\n".formatted(uri.slot(), uri.module(), uri.slot()));
    }

    private static KeyException refusal(Pkcs11Uri uri, Exception e) {
        boolean wrong = isAboutTheLogin(e);
        return new KeyException(
                wrong ? Finding.KEY_PASSPHRASE_WRONG : Finding.KEY_TOKEN_UNUSABLE,
                "The token in slot " + uri.slot() + (wrong ? " does not open with this PIN" : " cannot be used"),
                e);
    }

    private static boolean isAboutTheLogin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException || cause instanceof UnrecoverableKeyException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(Algorithm.ECDSA_P384.signatureName(), provider);
            signature.initSign(privateKey);
            signature.update(message);
            return Signer.canonical(Algorithm.ECDSA_P384, signature.sign());
        } catch (GeneralSecurityException | ProviderException failed) {
            throw new KeyException(Finding.KEY_TOKEN_UNUSABLE, "Key " + verificationKey.id() + " cannot sign", failed);
        }
    }

    static KeyException unusable(String why) {
        return new KeyException(Finding.KEY_TOKEN_UNUSABLE, "The key cannot be used: " + why);
    }
}
