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
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumSet;
import java.util.Set;

/**
 * Signs with a private key in a PKCS#8 PEM file, as {@code openssl genpkey} writes it, encrypted or not. The line {@code # demonstration key}
 * before the block marks a key that was made to try the pipeline out.
 */
public final class FileSigner implements Signer {

    private static final int LARGEST_KEY_FILE = 16 * 1024;
    private static final byte[] PROBE = "airgap key probe".getBytes(StandardCharsets.US_ASCII);

    private static final Set<PosixFilePermission> TOO_OPEN = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

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
     * @throws KeyException when it is no key, is encrypted, or others than its owner can get at it
     * @throws UncheckedIOException when the file cannot be read
     */
    public static FileSigner read(Path pkcs8Pem) {
        return read(pkcs8Pem, Passphrase.NONE);
    }

    /**
     * Reads a PKCS#8 PEM file, encrypted or not, and computes the public key.
     *
     * @param passphrase asked only when the file is encrypted
     * @throws KeyException when it is no key, does not open, or others than its owner can get at it
     * @throws UncheckedIOException when the file cannot be read
     */
    public static FileSigner read(Path pkcs8Pem, Passphrase passphrase) {
        requireOwn(pkcs8Pem);
        String pem = text(pkcs8Pem);
        byte[] pkcs8 = Pem.isEncrypted(pem)
                ? EncryptedKey.decrypt(
                        Pem.decode(Pem.ENCRYPTED_PRIVATE_KEY, pem), passphrase, String.valueOf(pkcs8Pem.getFileName()))
                : Pem.decode(Pem.PRIVATE_KEY, pem);
        PrivateKey privateKey = PrivateKeys.decode(pkcs8);
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
        String pem = Pem.encode(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded());
        return write(pair, demonstration ? Pem.markedAsDemonstration(pem) : pem, privatePem, publicPem, demonstration);
    }

    /**
     * Makes a key pair and writes it, the private half encrypted (PBKDF2 with HMAC-SHA-256, AES-256-CBC).
     *
     * @param passphrase overwritten by the caller after use
     * @throws KeyException KEY_PASSPHRASE_MISSING when it is empty
     * @throws UncheckedIOException when a file exists or cannot be written
     */
    public static FileSigner generateEncrypted(
            Algorithm algorithm, Path privatePem, Path publicPem, char[] passphrase) {
        if (passphrase.length == 0) {
            throw new KeyException(KeyException.Finding.KEY_PASSPHRASE_MISSING, "The passphrase is empty");
        }
        KeyPair pair = generate(algorithm);
        byte[] encrypted = EncryptedKey.encrypt(pair.getPrivate().getEncoded(), passphrase);
        return write(pair, Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, encrypted), privatePem, publicPem, false);
    }

    private static FileSigner write(KeyPair pair, String pem, Path privatePem, Path publicPem, boolean demonstration) {
        VerificationKey verificationKey = VerificationKey.of(pair.getPublic().getEncoded());
        FileSigner signer = new FileSigner(pair.getPrivate(), verificationKey, demonstration);
        write(privatePem, pem, "rw-------");
        write(publicPem, verificationKey.toPem(), "rw-r--r--");
        return signer;
    }

    /** The group may read: that is how Kubernetes hands a secret to a process that is not root. */
    private static void requireOwn(Path privatePem) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(privatePem, PosixFileAttributeView.class);
            if (view == null) {
                return;
            }
            Set<PosixFilePermission> open = EnumSet.copyOf(TOO_OPEN);
            open.retainAll(view.readAttributes().permissions());
            if (!open.isEmpty()) {
                throw new KeyException(
                        KeyException.Finding.KEY_FILE_OPEN,
                        "Others can get at the private key " + privatePem + ": run chmod 600 on it");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
            Signature signature = verificationKey.algorithm().newSignature();
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
                case ML_DSA_65 -> MlDsa.generate();
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
