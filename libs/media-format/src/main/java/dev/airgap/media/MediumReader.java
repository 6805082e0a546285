package dev.airgap.media;

import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads transfers from a mounted medium: {@link #transfers}, {@link FoundTransfer#roots} and {@link #verify} for each that
 * is not known, {@link #stage}, {@link StagedTransfer#publish}. Each manifest, chain of roots, log and payload byte is read once. {@link #returned} is what came back
 * with them. Changes nothing on the medium.
 */
public final class MediumReader {

    private static final String TEMPORARY_PREFIX = ".airgap-";
    private static final String TEMPORARY_SUFFIX = ".part";
    private static final int LARGEST_RETURNED_BYTES = 8 << 20;

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
     *     MEDIUM_MANIFEST_INVALID when a volume manifest is too large, MEDIUM_ROOTS_INVALID when a chain of roots is;
     *     MEDIUM_UNREADABLE
     */
    public List<FoundTransfer> transfers() {
        List<FoundTransfer> found =
                listing.transferIds().stream().map(this::found).toList();
        if (found.isEmpty()) {
            throw new MediumException(MediumCode.MEDIUM_EMPTY, "", "there is no transfer on the medium");
        }
        return found;
    }

    /**
     * What the manifest of a transfer says, not verified: for who has sealed it.
     *
     * @throws MediumException MEDIUM_FILE_MISSING, MEDIUM_NOT_SEALED, MEDIUM_MANIFEST_INVALID, MEDIUM_UNREADABLE
     */
    public VolumeManifest claimed(String transferId) {
        listing.requireTransfer(transferId);
        FoundTransfer found = found(transferId);
        return new Seal(found.manifestFile()).claimed(found);
    }

    /**
     * Whether every transfer on the medium is sealed and has exactly the files that it claims to have, with their sizes: for
     * who waits until all of it has come. Nothing is verified.
     */
    public boolean isComplete() {
        try {
            transfers().forEach(found -> listing.requireExactly(new Seal(found.manifestFile()).claimed(found)));
            return true;
        } catch (MediumException e) {
            return false;
        }
    }

    /** The volume manifest's envelope as it is there. */
    byte[] sealOf(String transferId) {
        listing.requireTransfer(transferId);
        FoundTransfer found = found(transferId);
        byte[] envelope = found.envelope();
        if (envelope == null) {
            throw new MediumException(MediumCode.MEDIUM_NOT_SEALED, found.manifestFile(), "is missing");
        }
        return envelope;
    }

    RootChain rootsOf(String transferId) {
        return found(transferId).roots();
    }

    /** Which volume of a transfer the medium says it holds, by the name of its manifest; empty if it is not sealed. */
    public OptionalInt volume(String transferId) {
        return listing.manifest(transferId)
                .map(manifest -> OptionalInt.of(MediumLayout.volume(String.valueOf(manifest.getFileName()))))
                .orElseGet(OptionalInt::empty);
    }

    private FoundTransfer found(String id) {
        @Nullable Path manifest = listing.manifest(id).orElse(null);
        String name = manifest == null ? MediumLayout.manifest(Volume.ONLY) : String.valueOf(manifest.getFileName());
        return new FoundTransfer(id, name, manifestBytes(manifest), rootsBytes(id));
    }

    /**
     * What lies on the medium that this pipeline did not put there, and that is passed over: the folders and files that
     * operating systems leave on every medium, by name. Anything else refuses it.
     *
     * @throws MediumException MEDIUM_UNREADABLE
     */
    public List<String> ignored() {
        return listing.ignored();
    }

    /**
     * Verifies the volume manifest under {@code root} for {@code site}, and that the transfer's folder holds exactly the
     * files, log and roots it names, with their sizes.
     *
     * @param root the newest that the reader has walked to, with those that came with the transfer
     * @throws MediumException MEDIUM_NOT_SEALED, MEDIUM_MANIFEST_INVALID, MEDIUM_WRONG_SITE, MEDIUM_ROOTS_INVALID when
     *     {@code root} is older than the newest that it was sealed with, MEDIUM_FILE_MISSING, MEDIUM_FILE_ADDED,
     *     MEDIUM_FILE_CHANGED, MEDIUM_UNREADABLE
     */
    public SealedTransfer verify(FoundTransfer found, TrustedRoot root, String site) {
        SealedTransfer sealed = proved(found, root, site);
        listing.requireExactly(sealed.manifest());
        requireSealedRoots(found, sealed.manifest().roots(), root);
        return sealed;
    }

    /**
     * Verifies the volume manifest alone: whose transfer it is, before anything is said about its files.
     *
     * @throws MediumException MEDIUM_NOT_SEALED, MEDIUM_MANIFEST_INVALID, MEDIUM_WRONG_SITE
     */
    public SealedTransfer proved(FoundTransfer found, TrustedRoot root, String site) {
        return new Seal(found.manifestFile()).verify(found, root, site);
    }

    /**
     * What came back: the files in the return folders of all transfers on the medium, sealed or not, sorted by transfer
     * and name. Receipts that were not finished are skipped. Empty when nothing came back.
     *
     * @throws MediumException MEDIUM_UNEXPECTED_FILE naming the first thing that does not belong on a medium;
     *     MEDIUM_FILE_ADDED naming the first thing that may not lie in a return folder or beside it, or is larger than any
     *     receipt; MEDIUM_UNREADABLE
     */
    public List<ReturnedFile> returned() {
        List<ReturnedFile> returned = new ArrayList<>();
        for (String transferId : listing.transferIds()) {
            for (String name : listing.returned(transferId)) {
                SmallFile file = new SmallFile(medium, MediumLayout.returnedFile(medium, transferId, name));
                byte[] bytes = file.read(files, LARGEST_RETURNED_BYTES, MediumCode.MEDIUM_FILE_ADDED);
                returned.add(new ReturnedFile(transferId, name, bytes));
            }
        }
        return List.copyOf(returned);
    }

    /**
     * Copies each file of the transfer, and the log's segment, once into its target folder, under a temporary name,
     * comparing it with the manifest; leaves nothing in the target folders when it throws.
     *
     * @param targetFolder the existing folder that a file is to be placed in
     * @param logTarget the file, in an existing folder, that the log's segment is to become
     * @throws MediumException MEDIUM_FILE_CHANGED, MEDIUM_UNREADABLE (naming the file and, where reading failed, the
     *     offset), TARGET_FULL, TARGET_UNWRITABLE, CANCELLED
     */
    public StagedTransfer stage(
            SealedTransfer transfer, Function<TransferFile, Path> targetFolder, Path logTarget, Progress progress) {
        VolumeManifest manifest = transfer.manifest();
        String id = manifest.transferId();
        StagedTransfer staged = staged(id, manifest.files(), targetFolder, logTarget);
        Map<String, TransferFile> files = new HashMap<>();
        manifest.files().forEach(file -> files.put(file.name(), file));
        boolean complete = false;
        try {
            for (SealedPiece piece : manifest.pieces()) {
                TransferFile file =
                        Objects.requireNonNull(files.get(piece.piece().file()));
                Path target = targetFolder.apply(file).resolve(file.name());
                copy(id, piece, temporary(id, target), progress);
            }
            if (manifest.hasLog()) {
                Path source = MediumLayout.segment(medium, id);
                copy(source, manifest.log().file(), temporary(id, logTarget), progress);
            }
            complete = true;
            return staged;
        } finally {
            if (!complete && manifest.volume().of() == 1) {
                staged.close();
            }
        }
    }

    /**
     * What {@link #stage} returned for this transfer before the process was killed: the caller has it on record that
     * staging was complete, and now publishes.
     */
    public static StagedTransfer staged(
            String transferId, List<TransferFile> files, Function<TransferFile, Path> targetFolder, Path logTarget) {
        StagedTransfer staged = new StagedTransfer();
        for (TransferFile file : files) {
            Path target = targetFolder.apply(file).resolve(file.name());
            staged.add(target, temporary(transferId, target));
        }
        staged.add(logTarget, temporary(transferId, logTarget));
        return staged;
    }

    /**
     * After the last volume was staged: that every file that came in pieces is whole.
     *
     * @throws MediumException MEDIUM_FILE_CHANGED naming the first that is not, TARGET_UNWRITABLE when it cannot be read back
     */
    public static void requireWhole(VolumeManifest manifest, Function<TransferFile, Path> targetFolder) {
        Set<String> divided = manifest.volume().pieces().stream()
                .map(SealedPiece::piece)
                .filter(piece -> piece.part() > 0)
                .map(Piece::file)
                .collect(Collectors.toSet());
        for (TransferFile file : manifest.files()) {
            if (divided.contains(file.name())) {
                Path target = targetFolder.apply(file).resolve(file.name());
                requireWhole(file, temporary(manifest.transferId(), target));
            }
        }
    }

    private static void requireWhole(TransferFile file, Path staged) {
        MessageDigest digest = Sha256.newDigest();
        try {
            if (Files.size(staged) == file.size()) {
                ReadBack.read(staged, digest::update);
            }
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.TARGET_UNWRITABLE, file.name(), "cannot be read back: " + Durable.reason(e), e);
        }
        if (!Sha256.ofDigest(digest.digest()).equals(file.sha256())) {
            throw new MediumException(
                    MediumCode.MEDIUM_FILE_CHANGED, file.name(), "is not what was sealed, put together");
        }
    }

    /**
     * Removes what a reading that was killed left in a target folder. Not while another reading goes on.
     *
     * @param waiting ids of the transfers whose other volumes have not come: what is there of them stays
     * @throws MediumException TARGET_UNWRITABLE
     */
    public static void removeLeftovers(Path targetFolder, Set<String> waiting) {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(targetFolder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
            for (Path leftover : leftovers) {
                if (Files.isRegularFile(leftover, LinkOption.NOFOLLOW_LINKS)
                        && waiting.stream().noneMatch(id -> isOf(id, leftover))) {
                    Files.delete(leftover);
                }
            }
        } catch (IOException e) {
            throw targetUnwritable(targetFolder, e);
        }
    }

    /** A whole file, or a piece to its place in one that the other volumes bring the rest of. */
    private void copy(String transferId, SealedPiece sealed, Path temporary, Progress progress) {
        Piece piece = sealed.piece();
        Path source = MediumLayout.payloadFile(medium, transferId, piece.name());
        if (piece.part() == 0) {
            copy(source, sealed.content(), temporary, progress);
            return;
        }
        String shown = MediumLayout.shown(medium, source);
        try (InputStream in = files.open(source)) {
            new Copy(Copy.Direction.FROM_MEDIUM, sealed.content(), shown, progress).into(in, temporary, piece.offset());
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE, shown, "could not be opened: " + Durable.reason(e), e);
        }
    }

    private void copy(Path source, SealedFile expected, Path temporary, Progress progress) {
        String shown = MediumLayout.shown(medium, source);
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw targetUnwritable(temporary, e);
        }
        try (InputStream in = files.open(source)) {
            new Copy(Copy.Direction.FROM_MEDIUM, expected, shown, progress).run(in, temporary);
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE, shown, "could not be opened: " + Durable.reason(e), e);
        }
    }

    private byte @Nullable [] manifestBytes(@Nullable Path manifest) {
        return manifest == null
                ? null
                : new SmallFile(medium, manifest).read(files, Seal.MAX_BYTES, MediumCode.MEDIUM_MANIFEST_INVALID);
    }

    private byte @Nullable [] rootsBytes(String transferId) {
        if (!listing.hasRoots(transferId)) {
            return null;
        }
        SmallFile roots = new SmallFile(medium, MediumLayout.roots(medium, transferId));
        return roots.read(files, RootChain.MAX_BYTES, MediumCode.MEDIUM_ROOTS_INVALID);
    }

    /** Who sealed it had the newest of them: verified under an older one it could be a revoked key's work. */
    private static void requireSealedRoots(FoundTransfer found, SealedRoots sealed, TrustedRoot root) {
        byte[] bytes = found.rootsBytes();
        if (bytes == null || !Sha256.of(bytes).equals(sealed.sha256())) {
            throw new MediumException(
                    MediumCode.MEDIUM_FILE_CHANGED, found.rootsFile(), "is not the file that was sealed");
        }
        int version = root.document().version();
        if (version < sealed.version()) {
            throw new MediumException(
                    MediumCode.MEDIUM_ROOTS_INVALID,
                    found.rootsFile(),
                    "was sealed with root " + sealed.version() + " and leads no further than root " + version);
        }
    }

    private static boolean isOf(String transferId, Path temporary) {
        return String.valueOf(temporary.getFileName()).startsWith(TEMPORARY_PREFIX + transferId + "-");
    }

    private static Path temporary(String transferId, Path target) {
        return target.resolveSibling(TEMPORARY_PREFIX + transferId + "-" + target.getFileName() + TEMPORARY_SUFFIX);
    }

    private static MediumException targetUnwritable(Path target, IOException e) {
        return new MediumException(
                MediumCode.TARGET_UNWRITABLE,
                String.valueOf(target.getFileName()),
                "could not be cleared: " + Durable.reason(e),
                e);
    }
}
