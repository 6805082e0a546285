package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.trust.KeyException;
import dev.airgap.trust.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Public keys in PEM files. */
final class PublicKeys {

    private static final int LARGEST_BYTES = 16 * 1024;

    private PublicKeys() {}

    static List<VerificationKey> read(List<Path> files) {
        return files.stream().map(PublicKeys::read).toList();
    }

    /** @throws CeremonyException CEREMONY_KEY for anything but one public key */
    static VerificationKey read(Path file) {
        try {
            return VerificationKey.ofPem(new String(DurableFile.read(file, LARGEST_BYTES), StandardCharsets.US_ASCII));
        } catch (KeyException e) {
            throw new CeremonyException(
                    CeremonyException.Finding.CEREMONY_KEY, "cannot use " + file + ": " + e.getMessage(), e);
        }
    }
}
