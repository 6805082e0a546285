package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A key pair in the files {@code <name>.key.pem} and {@code <name>.pub.pem}. Existing keys are never replaced. */
record KeyFiles(Path privatePem) {

    private static final String PRIVATE_SUFFIX = ".key.pem";
    private static final String PUBLIC_SUFFIX = ".pub.pem";

    static KeyFiles in(Path folder, String name) {
        return new KeyFiles(folder.resolve(name + PRIVATE_SUFFIX));
    }

    boolean exist() {
        return Files.exists(privatePem);
    }

    /**
     * The key that is there.
     *
     * @throws EnrolmentException ENROLMENT_KEY when it cannot be used; ENROLMENT_DEMONSTRATION when it is a demonstration
     *     key and must not be, or the other way round
     */
    FileSigner read(boolean demonstration) {
        FileSigner signer;
        try {
            signer = FileSigner.read(privatePem);
        } catch (KeyException | UncheckedIOException e) {
            throw new EnrolmentException(Finding.ENROLMENT_KEY, "cannot use " + privatePem + ": " + e.getMessage(), e);
        }
        if (signer.isDemonstration() != demonstration) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_DEMONSTRATION,
                    privatePem + (demonstration ? " is not" : " is") + " a demonstration key, and the root document "
                            + (demonstration ? "is for demonstration" : "is not"));
        }
        return signer;
    }

    /** The key that is there, or a new one. */
    FileSigner readOrMake(boolean demonstration) {
        FileSigner signer = exist() ? read(demonstration) : make(demonstration);
        if (Files.notExists(publicPem())) {
            DurableFile.write(publicPem(), signer.verificationKey().toPem().getBytes(StandardCharsets.US_ASCII));
        }
        return signer;
    }

    private FileSigner make(boolean demonstration) {
        try {
            createPrivateFolder(privatePem.toAbsolutePath().getParent());
            // A public half without its private one is what an interrupted start leaves.
            Files.deleteIfExists(publicPem());
            return FileSigner.generate(Algorithm.ED25519, privatePem, publicPem(), demonstration);
        } catch (IOException | UncheckedIOException e) {
            throw new EnrolmentFailedException("cannot make the key " + privatePem + ": " + e.getMessage(), e);
        }
    }

    private Path publicPem() {
        String name = String.valueOf(privatePem.getFileName());
        String stem = name.endsWith(PRIVATE_SUFFIX) ? name.substring(0, name.length() - PRIVATE_SUFFIX.length()) : name;
        return privatePem.resolveSibling(stem + PUBLIC_SUFFIX);
    }

    private static void createPrivateFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }
}
