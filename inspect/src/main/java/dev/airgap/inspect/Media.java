package dev.airgap.inspect;

import dev.airgap.bundle.Progress;
import dev.airgap.media.FoundTransfer;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.TransferFile;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mounted medium: its one transfer, and every byte that its seal names. */
final class Media {

    private final Question question;
    private final Watch watch;

    Media(Question question, Watch watch) {
        this.question = question;
        this.watch = watch;
    }

    /**
     * A transfer, or one volume of it, whose files are those that were sealed.
     *
     * @param newest the root under which it was verified: the trusted one or a newer one that lies beside the files
     * @param payload its files, but for those that are divided among volumes
     */
    record Checked(TrustedRoot newest, SealedTransfer sealed, List<Path> payload) {

        Map<String, Object> facts() {
            return Media.facts(sealed.manifest());
        }
    }

    Checked check(Path medium, TrustedRoot trusted) throws IOException {
        MediumReader reader = MediumReader.open(medium);
        List<FoundTransfer> found = reader.transfers();
        if (found.size() != 1) {
            throw new FileRefusedException(
                    "FILE_UNKNOWN", "the medium holds " + found.size() + " transfers, one was expected");
        }
        TrustedRoot newest = trusted.walk(found.getFirst().roots().envelopes());
        newest.requireNotExpired(question.at());
        SealedTransfer proved = verify(reader, found.getFirst(), newest);
        VolumeManifest manifest = proved.manifest();
        Path transfer = medium.resolve("airgap").resolve(manifest.transferId());
        List<Path> whole = new ArrayList<>();
        for (SealedPiece sealed : manifest.pieces()) {
            Path file = transfer.resolve("payload").resolve(sealed.piece().name());
            requireContent(medium, file, sealed.sha256());
            if (sealed.piece().part() == 0) {
                whole.add(file);
            }
        }
        if (manifest.hasLog()) {
            requireContent(
                    medium,
                    transfer.resolve("log").resolve("segment.jsonl"),
                    manifest.log().sha256());
        }
        return new Checked(newest, proved, whole);
    }

    private SealedTransfer verify(MediumReader reader, FoundTransfer found, TrustedRoot trusted) {
        if (question.site().isPresent()) {
            return reader.verify(found, trusted, question.site().get());
        }
        MediumException last = null;
        for (String site : Scopes.ofTransfers(trusted)) {
            try {
                return reader.verify(found, trusted, site);
            } catch (MediumException e) {
                if (e.finding() != MediumCode.MEDIUM_WRONG_SITE) {
                    throw e;
                }
                last = e;
            }
        }
        throw last == null
                ? new FileRefusedException("NOT_DELEGATED", "the root delegates the sealing of media to nobody")
                : last;
    }

    private void requireContent(Path medium, Path file, Sha256 sealed) throws IOException {
        String name = Printable.text(String.valueOf(file.getFileName()));
        Sha256 actual = watch.during(name, progress -> digest(file, progress));
        if (!actual.equals(sealed)) {
            throw new FileRefusedException(
                    MediumCode.MEDIUM_FILE_CHANGED.name(),
                    medium.relativize(file).toString(),
                    "has SHA-256 " + actual + ", sealed " + sealed);
        }
    }

    private static Sha256 digest(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        long done = 0;
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), Sha256.newDigest())) {
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                done += read;
                progress.read(done, size);
            }
            return Sha256.ofDigest(in.getMessageDigest().digest());
        }
    }

    private static Map<String, Object> facts(VolumeManifest manifest) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("transferId", manifest.transferId());
        facts.put("volume", (long) manifest.volume().number());
        facts.put("volumes", (long) manifest.volume().of());
        facts.put("site", manifest.site());
        facts.put("rootVersion", (long) manifest.roots().version());
        facts.put("bytes", manifest.bytes());
        facts.put("files", manifest.files().stream().map(TransferFile::name).toList());
        return facts;
    }
}
