package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * One file of a transfer on the medium: under its temporary name while it is written, under its own when every byte was read
 * back. What an interrupted writing left is gone on with; what is believed to lie there is read back first.
 */
final class PayloadFile {

    private final Path target;
    private final Path temporary;
    private final String shown;
    private final TransferFile file;

    PayloadFile(Path medium, String transferId, TransferFile file) {
        this.target = MediumLayout.payloadFile(medium, transferId, file.name());
        this.temporary = target.resolveSibling(MediumLayout.temporary(file.name()));
        this.shown = MediumLayout.shown(medium, target);
        this.file = file;
    }

    /** Whether {@code entry} is this file, finished or begun, and need not be removed before it is written. */
    boolean owns(Path entry) throws IOException {
        return entry.equals(target) && isRegular(target) && Files.size(target) == file.size()
                || entry.equals(temporary) && isRegular(temporary) && Files.size(temporary) <= file.size();
    }

    /** The bytes that still have to be written, as far as sizes tell. */
    long missing() throws IOException {
        if (isRegular(target)) {
            return 0;
        }
        return isRegular(temporary) ? file.size() - Files.size(temporary) : file.size();
    }

    /** Writes what is missing of it, and reads every byte of it back. */
    void write(Source source, Progress progress) throws IOException {
        if (isRegular(target)) {
            if (holds(target, progress)) {
                progress.skipped(Progress.Phase.WRITING, file.size());
                return;
            }
            Files.delete(target);
        }
        Begun begun = begun(progress);
        try {
            copy(source, begun, progress);
        } catch (MediumException e) {
            if (e.finding() != MediumCode.SOURCE_CHANGED || begun.bytes() == 0) {
                throw e;
            }
            // Perhaps not the source's fault, but that of what lay there: once more, from the start.
            copy(source, Begun.nothing(), progress);
        }
        requireReadBack(progress);
        Durable.rename(temporary, target);
    }

    private void copy(Source source, Begun begun, Progress progress) {
        Copy copy = new Copy(Copy.Direction.TO_MEDIUM, file.content(), shown, progress);
        try (InputStream in = source.from(begun.bytes())) {
            copy.goOn(in, temporary, begun);
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.SOURCE_UNREADABLE, shown, "could not be asked for: " + Durable.reason(e), e);
        }
    }

    /** What is as long as the file may be complete, but nobody compared it: it is written anew. */
    private Begun begun(Progress progress) throws IOException {
        long there = isRegular(temporary) ? Files.size(temporary) : 0;
        if (there == 0 || there >= file.size()) {
            Files.deleteIfExists(temporary);
            return Begun.nothing();
        }
        MessageDigest digest = digest(temporary, progress, false);
        progress.skipped(Progress.Phase.WRITING, there);
        return new Begun(there, digest);
    }

    private void requireReadBack(Progress progress) {
        Sha256 actual = Sha256.ofDigest(digest(temporary, progress, true).digest());
        if (!actual.equals(file.sha256())) {
            throw new MediumException(
                    MediumCode.MEDIUM_READ_BACK_DIFFERS,
                    shown,
                    "the medium gave back sha256 " + actual + " instead of " + file.sha256());
        }
    }

    private boolean holds(Path finished, Progress progress) {
        return Sha256.ofDigest(digest(finished, progress, true).digest()).equals(file.sha256());
    }

    private MessageDigest digest(Path written, Progress progress, boolean counts) {
        MessageDigest digest = Sha256.newDigest();
        try {
            ReadBack.read(written, piece -> {
                if (progress.cancelled()) {
                    throw new MediumException(MediumCode.CANCELLED, shown, "stopped while reading back");
                }
                int bytes = piece.remaining();
                digest.update(piece);
                if (counts) {
                    progress.advanced(Progress.Phase.READING_BACK, bytes);
                }
            });
            return digest;
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE, shown, "could not be read back: " + Durable.reason(e), e);
        }
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
