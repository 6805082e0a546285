package dev.airgap.trust;

import dev.airgap.trust.KeyException.Finding;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** Private keys under a passphrase: PKCS#8 EncryptedPrivateKeyInfo with PBES2 (RFC 8018), as {@code openssl pkcs8} writes. */
final class EncryptedKey {

    /** PBKDF2 with HMAC-SHA-256, then AES-256 in CBC mode. */
    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";

    /** The least that the OWASP Password Storage Cheat Sheet asks for with this function. */
    private static final int ITERATIONS = 600_000;

    /** A file must not keep us busy for minutes. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;

    private EncryptedKey() {}

    /**
     * @param what the file, as messages call it
     * @return PKCS#8, unencrypted
     */
    static byte[] decrypt(byte[] der, Passphrase passphrase, String what) {
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(der);
            requireAffordable(info.getAlgParameters());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new KeyException(what + " is not encrypted with PBES2", unreadable);
        }
        char[] secret = passphrase
                .ask(what)
                .orElseThrow(
                        () -> new KeyException(Finding.KEY_PASSPHRASE_MISSING, what + " is encrypted; no passphrase"));
        try {
            // The parameters know the whole scheme, the object identifier only says PBES2.
            String scheme = info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, key(scheme, secret), info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException wrong) {
            throw new KeyException(Finding.KEY_PASSPHRASE_WRONG, what + " does not open with this passphrase", wrong);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    static byte[] encrypt(byte[] pkcs8, char[] passphrase) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.ENCRYPT_MODE, key(ALGORITHM, passphrase), new PBEParameterSpec(salt, ITERATIONS));
            // Under the name that has an object identifier.
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
            parameters.init(cipher.getParameters().getEncoded());
            return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(pkcs8)).getEncoded();
        } catch (GeneralSecurityException | IOException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void requireAffordable(AlgorithmParameters parameters) throws GeneralSecurityException {
        int iterations = parameters.getParameterSpec(PBEParameterSpec.class).getIterationCount();
        if (iterations > MOST_ITERATIONS) {
            throw new GeneralSecurityException(iterations + " iterations, at most " + MOST_ITERATIONS);
        }
    }

    private static SecretKey key(String scheme, char[] passphrase) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase);
        try {
            return SecretKeyFactory.getInstance(scheme).generateSecret(spec);
        } finally {
            spec.clearPassword();
        }
    }
}
