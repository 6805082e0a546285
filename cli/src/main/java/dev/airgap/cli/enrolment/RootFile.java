package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The root document that is trusted here: the newest in one file, each version as {@code root.<n>.dsse.json} beside it,
 * and the record of who confirmed it.
 */
public record RootFile(Path file) {

    public boolean exists() {
        return Files.exists(file);
    }

    /** @throws EnrolmentException ENROLMENT_ROOT_INVALID when there is none, or it is not signed by its own keys */
    public TrustedRoot read() {
        if (!exists()) {
            throw new EnrolmentException(Finding.ENROLMENT_ROOT_INVALID, "there is no root document " + file);
        }
        return read(file);
    }

    /** Keeps the version, then makes it the newest. */
    public void install(TrustedRoot root) {
        keep(root);
        DurableFile.write(file, root.envelopeBytes());
    }

    /** Keeps the version beside the file. */
    public void keep(TrustedRoot root) {
        DurableFile.write(version(root.document().version()), root.envelopeBytes());
    }

    /** Whether this is the fingerprint of the trusted root or of a version that was trusted before. */
    boolean hasTrusted(Sha256 fingerprint) {
        for (int version = read().document().version(); version >= 1; version--) {
            Path kept = version(version);
            if (Files.exists(kept) && read(kept).fingerprint().equals(fingerprint)) {
                return true;
            }
        }
        return read().fingerprint().equals(fingerprint);
    }

    Optional<EnrolmentRecord> record() {
        return EnrolmentRecord.read(recordFile());
    }

    void write(EnrolmentRecord record) {
        record.write(recordFile());
    }

    private Path recordFile() {
        return file.resolveSibling("enrolment.json");
    }

    /** Where a version is kept. */
    public Path version(int number) {
        return file.resolveSibling("root." + number + ".dsse.json");
    }

    private static TrustedRoot read(Path file) {
        try {
            return TrustedRoot.parse(DurableFile.read(file, TrustedRoot.LARGEST_BYTES));
        } catch (TrustException e) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_ROOT_INVALID, file + ": " + e.code() + ": " + e.getMessage(), e);
        }
    }
}
