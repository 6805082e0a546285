package dev.airgap.media;

import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * Writes one transfer to a mounted medium: {@link #prepare}, {@link #write} for each file, {@link #writeLog}, {@link
 * #writeRoots}, {@link #seal}; and at the site what goes back with it, {@link #writeReturn}.
 *
 * <p>A file has its name on the medium only after every byte was synced and read back from it. A transfer without its
 * volume manifest is unfinished, and readers refuse it; so writing can stop anywhere and begin again with
 * {@code prepare}. Not for use by several threads at once.
 */
public final class MediumWriter {

    private final Path medium;
    private final MediumListing listing;

    private MediumWriter(Path medium) {
        this.medium = medium;
        this.listing = new MediumListing(medium);
    }

    /**
     * The medium mounted at {@code folder}.
     *
     * @throws MediumException MEDIUM_MISSING when there is no such folder
     */
    public static MediumWriter open(Path folder) {
        return new MediumWriter(MediumListing.mounted(folder));
    }

    /**
     * The ids of the transfers on the medium, sealed or not, sorted.
     *
     * @throws MediumException MEDIUM_UNEXPECTED_FILE naming the first thing that does not belong on a medium
     */
    public List<String> transferIds() {
        return listing.transferIds();
    }

    /**
     * Makes a folder for the transfer: keeps what an interrupted writing of the same files left, removes everything else of
     * it, and the {@code removable} transfers. Refuses before anything is removed when something unknown lies on the
     * medium.
     *
     * @param removable ids of transfers that are known to be carried and done with
     * @param files what is to be written
     * @return the bytes that still have to be written, as far as sizes tell
     * @throws MediumException MEDIUM_UNEXPECTED_FILE, MEDIUM_FILE_TOO_LARGE, MEDIUM_FULL, MEDIUM_UNREADABLE,
     *     MEDIUM_UNWRITABLE
     */
    public long prepare(String transferId, Set<String> removable, List<TransferFile> files) {
        return new Preparation(medium, listing).of(transferId, removable, files);
    }

    /**
     * Writes what is missing of one file and reads every byte of it back.
     *
     * @throws MediumException SOURCE_UNREADABLE when the source fails or ends early, SOURCE_CHANGED when its bytes are
     *     not those of {@code file}, MEDIUM_FULL, MEDIUM_UNWRITABLE, MEDIUM_UNREADABLE, MEDIUM_READ_BACK_DIFFERS,
     *     CANCELLED; then nothing has the file's name, and writing it again goes on where it stopped
     */
    public void write(String transferId, TransferFile file, Source source, Progress progress) {
        try {
            new PayloadFile(medium, transferId, file).write(source, progress);
        } catch (IOException e) {
            throw unwritable(MediumLayout.payloadFile(medium, transferId, file.name()), e);
        }
    }

    /**
     * Writes a piece of a file and reads every byte of it back; one that lies there is replaced.
     *
     * @param source the piece's bytes and no more; not closed. The caller has to have compared the whole file
     * @return what was written, for the volume manifests
     * @throws MediumException MEDIUM_FILE_MISSING when the transfer was not prepared, SOURCE_UNREADABLE when the source fails or
     *     is shorter or longer, MEDIUM_FULL, MEDIUM_UNWRITABLE, MEDIUM_UNREADABLE, MEDIUM_READ_BACK_DIFFERS, CANCELLED; then
     *     nothing new has the name
     */
    SealedPiece writePiece(String transferId, Piece piece, InputStream source, Progress progress) {
        listing.requireTransfer(transferId);
        Path target = MediumLayout.payloadFile(medium, transferId, piece.name());
        SealedFile written = writeUnknown(target, source, progress);
        if (written.size() != piece.size()) {
            throw new MediumException(
                    MediumCode.SOURCE_UNREADABLE,
                    shown(target),
                    "has %d bytes instead of %d".formatted(written.size(), piece.size()));
        }
        return new SealedPiece(piece, written.sha256());
    }

    /**
     * Writes the piece of the audit log that travels with the transfer and reads every byte of it back; one that lies
     * there is replaced. A source that ends early cannot be told from one that ends: the caller has to have read it.
     *
     * @param source the segment's bytes; not closed
     * @return what was written, for the volume manifest
     * @throws MediumException MEDIUM_FILE_MISSING when the transfer was not prepared, SOURCE_UNREADABLE, MEDIUM_FULL,
     *     MEDIUM_UNWRITABLE, MEDIUM_UNREADABLE, MEDIUM_READ_BACK_DIFFERS, CANCELLED; then nothing new has the name
     */
    public SealedFile writeLog(String transferId, InputStream source, Progress progress) {
        listing.requireTransfer(transferId);
        Path target = MediumLayout.segment(medium, transferId);
        try {
            Durable.createFolder(MediumLayout.log(medium, transferId));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        return writeUnknown(target, source, progress);
    }

    /** What it has to be is not known here: it is what the source gives. */
    private SealedFile writeUnknown(Path target, InputStream source, Progress progress) {
        Path temporary = target.resolveSibling(MediumLayout.temporary(String.valueOf(target.getFileName())));
        try {
            Files.deleteIfExists(temporary);
            SealedFile written =
                    new Copy(Copy.Direction.TO_MEDIUM, null, shown(target), progress).run(source, temporary);
            readBack(temporary, target, written, progress);
            Durable.rename(temporary, target);
            return written;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /**
     * Writes the root documents that travel with the transfer; those that lie there are replaced.
     *
     * @param version of the newest
     * @return what was written, for the volume manifest
     * @throws MediumException MEDIUM_FILE_MISSING when the transfer was not prepared, MEDIUM_FULL, MEDIUM_UNWRITABLE,
     *     MEDIUM_READ_BACK_DIFFERS; then nothing new has the name
     */
    public SealedRoots writeRoots(String transferId, RootChain roots, int version) {
        listing.requireTransfer(transferId);
        byte[] bytes = roots.toBytes();
        new SmallFile(medium, MediumLayout.roots(medium, transferId)).write(bytes);
        return new SealedRoots(version, bytes.length, Sha256.of(bytes));
    }

    /**
     * Puts a signed document into the return folder of a transfer, sealed or not, and then removes the receipts of lower
     * numbers and what interrupted writing left there. Does not mind what else lies on the medium: a site also answers
     * to a medium that it refuses.
     *
     * @param name {@code receipt-<number, 8 digits>.dsse.json}
     * @throws MediumException MEDIUM_FILE_MISSING when the medium does not hold that transfer, MEDIUM_FULL,
     *     MEDIUM_UNWRITABLE, MEDIUM_READ_BACK_DIFFERS; then nothing new has the name
     */
    public void writeReturn(String transferId, String name, byte[] bytes) {
        Path target = MediumLayout.returnedFile(medium, transferId, name);
        listing.requireTransfer(transferId);
        Path folder = MediumLayout.returned(medium, transferId);
        try {
            Durable.createFolder(folder);
            new SmallFile(medium, target).write(bytes);
            removeOlderReturns(folder, name);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /**
     * Signs the volume manifest and puts it on the medium; from then on the transfer can be read.
     *
     * @param signer a key that the root document delegates role TRANSFER for the manifest's site
     * @return the SHA-256 of the manifest file
     * @throws MediumException MEDIUM_FILE_MISSING, MEDIUM_FILE_ADDED, MEDIUM_FILE_CHANGED when the transfer's folder does
     *     not hold exactly the manifest's files, log and roots with their sizes; MEDIUM_FULL, MEDIUM_UNWRITABLE, MEDIUM_READ_BACK_DIFFERS
     */
    public Sha256 seal(VolumeManifest manifest, Signer signer) {
        byte[] envelope = Envelope.sign(PayloadTypes.TRANSFER, manifest.toPayload(), List.of(signer))
                .toBytes();
        return seal(manifest, envelope);
    }

    /**
     * Puts a volume manifest that was signed elsewhere on the medium; from then on the transfer can be read.
     *
     * @param manifest what the envelope says
     * @param envelope not verified here: who reads the medium does
     * @return the SHA-256 of the manifest file
     * @throws MediumException as {@link #seal(VolumeManifest, Signer)}
     */
    public Sha256 seal(VolumeManifest manifest, byte[] envelope) {
        String transferId = manifest.transferId();
        listing.requireTransfer(transferId);
        Path target = MediumLayout.transfer(medium, transferId).resolve(MediumLayout.manifest(manifest.volume()));
        try {
            // What a sealing that was interrupted left is not part of the transfer.
            Files.deleteIfExists(
                    target.resolveSibling(MediumLayout.temporary(MediumLayout.manifest(manifest.volume()))));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        listing.requireExactly(manifest);
        new SmallFile(medium, target).write(envelope);
        return Sha256.of(envelope);
    }

    private static void removeOlderReturns(Path folder, String newest) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                // Numbers have eight digits, so that the order of names is that of numbers.
                boolean older = MediumLayout.isReturnedBefore(name, newest);
                if ((older || MediumLayout.isUnfinishedReturn(name)) && MediumListing.isRegular(entry)) {
                    Files.delete(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Durable.syncFolder(folder);
    }

    private void readBack(Path written, Path target, SealedFile expected, Progress progress) {
        MessageDigest digest = Sha256.newDigest();
        try {
            ReadBack.read(written, piece -> {
                if (progress.cancelled()) {
                    throw new MediumException(MediumCode.CANCELLED, shown(target), "stopped while reading back");
                }
                int bytes = piece.remaining();
                digest.update(piece);
                progress.advanced(Progress.Phase.READING_BACK, bytes);
            });
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE, shown(target), "could not be read back: " + Durable.reason(e), e);
        }
        Sha256 actual = Sha256.ofDigest(digest.digest());
        if (!actual.equals(expected.sha256())) {
            throw new MediumException(
                    MediumCode.MEDIUM_READ_BACK_DIFFERS,
                    shown(target),
                    "the medium gave back sha256 " + actual + " instead of " + expected.sha256());
        }
    }

    private MediumException unwritable(Path file, IOException e) {
        return MediumException.unwritable(shown(file), e);
    }

    private String shown(Path file) {
        return MediumLayout.shown(medium, file);
    }
}
