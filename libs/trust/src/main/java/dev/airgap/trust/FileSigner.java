package dev.airgap.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Set;

/**
 * Signs with a private key in a PKCS#8 PEM file, as {@code openssl genpkey} writes it. The line {@code # demonstration key}
 * before the block marks a key that was made to try the pipeline out.
 */
public final class FileSigner implements Signer {

    private static final int LARGEST_KEY_FILE = 16 * 1024;
    private static final byte[] PROBE = "airgap key probe".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final VerificationKey verificationKey;
    private final boolean demonstration;

    private FileSigner(PrivateKey privateKey, VerificationKey verificationKey, boolean demonstration) {
        this.privateKey = privateKey;
        this.verificationKey = verificationKey;
        this.demonstration = demonstration;
        if (!verificationKey.verifies(PROBE, sign(PROBE))) {
            throw new KeyException("Private and public key do not belong together");
        }
    }

    /**
     * Reads an unencrypted PKCS#8 PEM file and computes the public key.
     *
     * @throws KeyException for anything but an Ed25519 or P-384 key
     * @throws UncheckedIOException when the file cannot be read
     */
    public static FileSigner read(Path pkcs8Pem) {
        String pem = text(pkcs8Pem);
        PrivateKey privateKey = PrivateKeys.decode(Pem.decode(Pem.PRIVATE_KEY, pem));
        return new FileSigner(privateKey, PrivateKeys.verificationKey(privateKey), Pem.isMarkedAsDemonstration(pem));
    }

    /** Like {@link #read(Path)}, and refuses a private key that does not belong to the public one. */
    public static FileSigner read(Path pkcs8Pem, Path spkiPem) {
        FileSigner signer = read(pkcs8Pem);
        if (!signer.verificationKey.equals(VerificationKey.ofPem(text(spkiPem)))) {
            throw new KeyException("Private key " + pkcs8Pem + " does not belong to " + spkiPem);
        }
        return signer;
    }

    /** Like {@link #generate(Algorithm, Path, Path, boolean)}, not for demonstration. */
    public static FileSigner generate(Algorithm algorithm, Path privatePem, Path publicPem) {
        return generate(algorithm, privatePem, publicPem, false);
    }

    /**
     * Makes a key pair and writes it: the private half readable by its owner only, from the first byte. Existing files
     * are never overwritten.
     *
     * @param demonstration whether the private half is marked as a demonstration key
     * @throws UncheckedIOException when a file exists or cannot be written
     */
    public static FileSigner generate(Algorithm algorithm, Path privatePem, Path publicPem, boolean demonstration) {
        KeyPair pair = generate(algorithm);
        VerificationKey verificationKey = VerificationKey.of(pair.getPublic().getEncoded());
        FileSigner signer = new FileSigner(pair.getPrivate(), verificationKey, demonstration);
        String pem = Pem.encode(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded());
        write(privatePem, demonstration ? Pem.markedAsDemonstration(pem) : pem, "rw-------");
        write(publicPem, verificationKey.toPem(), "rw-r--r--");
        return signer;
    }

    /** Whether the file says that the key was made to try the pipeline out. */
    public boolean isDemonstration() {
        return demonstration;
    }

    @Override
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature =
                    Signature.getInstance(verificationKey.algorithm().signatureName());
            signature.initSign(privateKey);
            signature.update(message);
            return Signer.canonical(verificationKey.algorithm(), signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new KeyException("Key " + verificationKey.id() + " cannot sign", failed);
        }
    }

    private static KeyPair generate(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                case ECDSA_P384 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp384r1"));
                    yield generator.generateKeyPair();
                }
            };
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_KEY_FILE) {
                throw new KeyException(file + " is too large for a key");
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String pem, String permissions) {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
