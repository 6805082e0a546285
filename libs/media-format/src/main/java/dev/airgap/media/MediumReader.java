package dev.airgap.media;

import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads transfers from a mounted medium: {@link #transfers}, {@link #verify} for each that is not known, {@link #stage},
 * {@link StagedTransfer#publish}. Each manifest and each payload byte is read once. Changes nothing on the medium.
 */
public final class MediumReader {

    private static final String TEMPORARY_PREFIX = ".airgap-";
    private static final String TEMPORARY_SUFFIX = ".part";

    private final Path medium;
    private final MediumListing listing;
    private final MediumFiles files;

    MediumReader(Path medium, MediumFiles files) {
        this.medium = medium;
        this.listing = new MediumListing(medium);
        this.files = files;
    }

    /**
     * The medium mounted at {@code folder}.
     *
     * @throws MediumException MEDIUM_MISSING when there is no such folder
     */
    public static MediumReader open(Path folder) {
        return new MediumReader(MediumListing.mounted(folder), MediumFiles.MOUNTED);
    }

    /**
     * The transfers on the medium, sorted by id, at least one.
     *
     * @throws MediumException MEDIUM_EMPTY; MEDIUM_UNEXPECTED_FILE naming the first thing that does not belong there;
     *     MEDIUM_MANIFEST_INVALID when a volume manifest is too large; MEDIUM_UNREADABLE
     */
    public List<FoundTransfer> transfers() {
        List<FoundTransfer> found = listing.transferIds().stream()
                .map(id -> new FoundTransfer(id, manifestBytes(id)))
                .toList();
        if (found.isEmpty()) {
            throw new MediumException(MediumCode.MEDIUM_EMPTY, "", "there is no transfer on the medium");
        }
        return found;
    }

    /**
     * Verifies the volume manifest under {@code root} for {@code site}, and that the transfer's folder holds exactly the
     * files it names, with their sizes.
     *
     * @throws MediumException MEDIUM_NOT_SEALED, MEDIUM_MANIFEST_INVALID, MEDIUM_WRONG_SITE, MEDIUM_FILE_MISSING,
     *     MEDIUM_FILE_ADDED, MEDIUM_FILE_CHANGED, MEDIUM_UNREADABLE
     */
    public SealedTransfer verify(FoundTransfer found, TrustedRoot root, String site) {
        Path file = MediumLayout.manifest(medium, found.transferId());
        SealedTransfer sealed = new Seal(MediumLayout.shown(medium, file)).verify(found, root, site);
        listing.requireExactly(found.transferId(), sealed.manifest().files());
        return sealed;
    }

    /**
     * Copies each file of the transfer once into its target folder, under a temporary name, comparing it with the
     * manifest; leaves nothing in the target folders when it throws.
     *
     * @param targetFolder the existing folder that a file is to be placed in
     * @throws MediumException MEDIUM_FILE_CHANGED, MEDIUM_UNREADABLE (naming the file and, where reading failed, the
     *     offset), TARGET_FULL, TARGET_UNWRITABLE, CANCELLED
     */
    public StagedTransfer stage(SealedTransfer transfer, Function<TransferFile, Path> targetFolder, Progress progress) {
        VolumeManifest manifest = transfer.manifest();
        StagedTransfer staged = staged(manifest.transferId(), manifest.files(), targetFolder);
        boolean complete = false;
        try {
            for (TransferFile file : manifest.files()) {
                copy(manifest.transferId(), file, temporary(manifest.transferId(), file, targetFolder), progress);
            }
            complete = true;
            return staged;
        } finally {
            if (!complete) {
                staged.close();
            }
        }
    }

    /**
     * What {@link #stage} returned for this transfer before the process was killed: the caller has it on record that
     * staging was complete, and now publishes.
     */
    public static StagedTransfer staged(
            String transferId, List<TransferFile> files, Function<TransferFile, Path> targetFolder) {
        StagedTransfer staged = new StagedTransfer();
        for (TransferFile file : files) {
            staged.add(targetFolder.apply(file).resolve(file.name()), temporary(transferId, file, targetFolder));
        }
        return staged;
    }

    /**
     * Removes what a reading that was killed left in a target folder. Not while another reading goes on.
     *
     * @throws MediumException TARGET_UNWRITABLE
     */
    public static void removeLeftovers(Path targetFolder) {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(targetFolder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
            for (Path leftover : leftovers) {
                if (Files.isRegularFile(leftover, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(leftover);
                }
            }
        } catch (IOException e) {
            throw targetUnwritable(targetFolder, e);
        }
    }

    private void copy(String transferId, TransferFile file, Path temporary, Progress progress) {
        Path source = MediumLayout.payloadFile(medium, transferId, file.name());
        String shown = MediumLayout.shown(medium, source);
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw targetUnwritable(temporary, e);
        }
        try (InputStream in = files.open(source)) {
            new Copy(Copy.Direction.FROM_MEDIUM, file, shown, progress).run(in, temporary);
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE, shown, "could not be opened: " + Durable.reason(e), e);
        }
    }

    private byte @Nullable [] manifestBytes(String transferId) {
        if (!listing.isSealed(transferId)) {
            return null;
        }
        Path file = MediumLayout.manifest(medium, transferId);
        try (InputStream in = files.open(file)) {
            byte[] bytes = in.readNBytes(Seal.MAX_BYTES + 1);
            if (bytes.length > Seal.MAX_BYTES) {
                throw new MediumException(
                        MediumCode.MEDIUM_MANIFEST_INVALID,
                        MediumLayout.shown(medium, file),
                        "is longer than " + Seal.MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE,
                    MediumLayout.shown(medium, file),
                    "could not be read: " + Durable.reason(e),
                    e);
        }
    }

    private static Path temporary(String transferId, TransferFile file, Function<TransferFile, Path> targetFolder) {
        return targetFolder.apply(file).resolve(TEMPORARY_PREFIX + transferId + "-" + file.name() + TEMPORARY_SUFFIX);
    }

    private static MediumException targetUnwritable(Path target, IOException e) {
        return new MediumException(
                MediumCode.TARGET_UNWRITABLE,
                String.valueOf(target.getFileName()),
                "could not be cleared: " + Durable.reason(e),
                e);
    }
}
