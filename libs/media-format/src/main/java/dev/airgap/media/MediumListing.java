package dev.airgap.media;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies on a medium, by name, with everything refused that has no business there. Follows no symbolic link. */
final class MediumListing {

    private static final String UNFINISHED_ROOTS = "." + MediumLayout.ROOTS + ".part";

    private final Path medium;

    MediumListing(Path medium) {
        this.medium = medium;
    }

    /** Resolves the mount point itself, which an administrator may have linked; below it no link is followed. */
    static Path mounted(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new MediumException(MediumCode.MEDIUM_MISSING, "", "there is no medium where it should be mounted");
        }
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new MediumException(MediumCode.MEDIUM_UNREADABLE, "", "the medium cannot be opened", e);
        }
    }

    /** The ids of the transfers on the medium, sorted; none when the medium is empty. */
    List<String> transferIds() {
        boolean ours = false;
        for (Path entry : children(medium)) {
            String name = name(entry);
            BasicFileAttributes attributes = attributes(entry);
            if (name.equals(MediumLayout.ROOT) && attributes.isDirectory()) {
                ours = true;
            } else if (name.equals(MediumLayout.ENROLMENT) && attributes.isDirectory()) {
                requireOnlyEnrolments(entry);
            } else if (!isLeftByAnOperatingSystem(name, attributes)) {
                throw unexpected(entry);
            }
        }
        List<String> ids = new ArrayList<>();
        for (Path entry : ours ? children(MediumLayout.root(medium)) : List.<Path>of()) {
            if (!MediumLayout.isTransferId(name(entry)) || !attributes(entry).isDirectory()) {
                throw unexpected(entry);
            }
            ids.add(name(entry));
        }
        return ids;
    }

    /** What operating systems left on the medium, outside our own folders; sorted by name. */
    List<String> ignored() {
        return children(medium).stream()
                .filter(entry -> isLeftByAnOperatingSystem(name(entry), attributes(entry)))
                .map(MediumListing::name)
                .toList();
    }

    /**
     * The volume manifest in the transfer's folder; empty if it is not sealed.
     *
     * @throws MediumException MEDIUM_FILE_ADDED if there are two
     */
    Optional<Path> manifest(String transferId) {
        List<Path> manifests = children(MediumLayout.transfer(medium, transferId)).stream()
                .filter(entry -> MediumLayout.isManifest(name(entry)) && isRegular(entry))
                .toList();
        if (manifests.size() > 1) {
            throw added(manifests.get(1), "is the manifest of another volume; a medium holds one");
        }
        return manifests.stream().findFirst();
    }

    /** Whether root documents lie in the transfer's folder. */
    boolean hasRoots(String transferId) {
        return isRegular(MediumLayout.roots(medium, transferId));
    }

    static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws MediumException MEDIUM_FILE_MISSING when the medium has no folder of this transfer */
    void requireTransfer(String transferId) {
        Path folder = MediumLayout.transfer(medium, transferId);
        if (!Files.isDirectory(MediumLayout.root(medium), LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new MediumException(
                    MediumCode.MEDIUM_FILE_MISSING, MediumLayout.shown(medium, folder), "is not on this medium");
        }
    }

    /**
     * The names of the finished files in the transfer's return folder, sorted. Refuses what may not lie there, and beside
     * it, but looks at nothing else: who wants to know what came back need not care for what went out.
     */
    List<String> returned(String transferId) {
        List<String> names = new ArrayList<>();
        for (Path entry : children(MediumLayout.transfer(medium, transferId))) {
            BasicFileAttributes attributes = attributes(entry);
            String name = name(entry);
            if (MediumLayout.isManifest(name) || MediumLayout.isUnfinishedManifest(name)) {
                requireRegular(entry, attributes);
                continue;
            }
            switch (name) {
                case MediumLayout.ROOTS, UNFINISHED_ROOTS -> requireRegular(entry, attributes);
                case MediumLayout.PAYLOAD, MediumLayout.LOG -> requireFolder(entry, attributes);
                case MediumLayout.RETURN -> names.addAll(onlyReturned(entry, attributes));
                default -> throw added(entry, "is in the transfer's folder but not part of it");
            }
        }
        return names;
    }

    /** Refuses any difference, in names and sizes, between the transfer's folder and the files it should hold. */
    void requireExactly(VolumeManifest manifest) {
        String transferId = manifest.transferId();
        requireTransfer(transferId);
        Path folder = MediumLayout.transfer(medium, transferId);
        for (Path entry : children(folder)) {
            BasicFileAttributes attributes = attributes(entry);
            String name = name(entry);
            if (name.equals(MediumLayout.manifest(manifest.volume()))) {
                requireRegular(entry, attributes);
                continue;
            }
            switch (name) {
                case MediumLayout.ROOTS -> requireRegular(entry, attributes);
                case MediumLayout.PAYLOAD -> requireFolder(entry, attributes);
                case MediumLayout.LOG -> {
                    if (!manifest.hasLog()) {
                        throw added(entry, "lies on the first volume only");
                    }
                    requireOnlySegment(entry, attributes);
                }
                case MediumLayout.RETURN -> onlyReturned(entry, attributes);
                default -> throw added(entry, "is in the transfer's folder but not part of it");
            }
        }
        requirePayload(MediumLayout.payload(medium, transferId), manifest.pieces());
        if (manifest.hasLog()) {
            requireFile(MediumLayout.segment(medium, transferId), manifest.log().size());
        }
        requireFile(MediumLayout.roots(medium, transferId), manifest.roots().size());
    }

    private void requirePayload(Path payload, List<SealedPiece> pieces) {
        Map<String, Piece> missing = new HashMap<>();
        pieces.forEach(each -> missing.put(each.piece().name(), each.piece()));
        for (Path entry : Files.isDirectory(payload, LinkOption.NOFOLLOW_LINKS) ? children(payload) : List.<Path>of()) {
            BasicFileAttributes attributes = attributes(entry);
            Piece expected = missing.remove(name(entry));
            if (expected == null) {
                throw added(entry, "is not named by the volume manifest");
            }
            requireRegular(entry, attributes);
            requireSize(entry, attributes, expected.size());
        }
        for (SealedPiece each : pieces) {
            if (missing.containsKey(each.piece().name())) {
                throw missing(payload.resolve(each.piece().name()));
            }
        }
    }

    private void requireFile(Path file, long size) {
        if (!isRegular(file)) {
            throw missing(file);
        }
        requireSize(file, attributes(file), size);
    }

    private void requireOnlySegment(Path folder, BasicFileAttributes attributes) {
        requireFolder(folder, attributes);
        for (Path entry : children(folder)) {
            if (!name(entry).equals(MediumLayout.SEGMENT)) {
                throw added(entry, "only " + MediumLayout.SEGMENT + " may lie here");
            }
            requireRegular(entry, attributes(entry));
        }
    }

    private List<String> onlyReturned(Path folder, BasicFileAttributes attributes) {
        requireFolder(folder, attributes);
        List<String> names = new ArrayList<>();
        for (Path entry : children(folder)) {
            boolean finished = MediumLayout.mayBeReturned(name(entry));
            if (!finished && !MediumLayout.isUnfinishedReturn(name(entry))) {
                throw added(entry, "only receipts and need lists may be returned");
            }
            requireRegular(entry, attributes(entry));
            if (finished) {
                names.add(name(entry));
            }
        }
        return names;
    }

    private void requireOnlyEnrolments(Path folder) {
        for (Path site : children(folder)) {
            if (!MediumLayout.isSite(name(site)) || !attributes(site).isDirectory()) {
                throw unexpected(site);
            }
            for (Path entry : children(site)) {
                if (!MediumLayout.isEnrolmentFile(name(entry))
                        || !attributes(entry).isRegularFile()) {
                    throw unexpected(entry);
                }
            }
        }
    }

    private void requireSize(Path entry, BasicFileAttributes attributes, long expected) {
        if (attributes.size() != expected) {
            throw new MediumException(
                    MediumCode.MEDIUM_FILE_CHANGED,
                    MediumLayout.shown(medium, entry),
                    "has " + attributes.size() + " bytes, sealed were " + expected);
        }
    }

    private MediumException missing(Path file) {
        return new MediumException(
                MediumCode.MEDIUM_FILE_MISSING,
                MediumLayout.shown(medium, file),
                "is named by the volume manifest but not on the medium");
    }

    private void requireRegular(Path entry, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            throw added(entry, "is not a regular file");
        }
    }

    private void requireFolder(Path entry, BasicFileAttributes attributes) {
        if (!attributes.isDirectory()) {
            throw added(entry, "is not a folder");
        }
    }

    private static boolean isLeftByAnOperatingSystem(String name, BasicFileAttributes attributes) {
        return attributes.isDirectory() && MediumLayout.isSystemFolder(name)
                || attributes.isRegularFile() && MediumLayout.isSystemFile(name);
    }

    private MediumException unexpected(Path entry) {
        return new MediumException(
                MediumCode.MEDIUM_UNEXPECTED_FILE,
                MediumLayout.shown(medium, entry),
                "does not belong on a medium of this pipeline");
    }

    private MediumException added(Path entry, String why) {
        return new MediumException(MediumCode.MEDIUM_FILE_ADDED, MediumLayout.shown(medium, entry), why);
    }

    /** What lies in a folder, sorted by name. */
    List<Path> children(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw unreadable(folder, e);
        }
        // The same refusal on every run, whatever order the file system lists in.
        entries.sort((a, b) -> name(a).compareTo(name(b)));
        return entries;
    }

    private BasicFileAttributes attributes(Path entry) {
        try {
            return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    private MediumException unreadable(Path entry, Exception e) {
        return new MediumException(
                MediumCode.MEDIUM_UNREADABLE,
                MediumLayout.shown(medium, entry),
                "cannot be read: " + Durable.reason(e),
                e);
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
