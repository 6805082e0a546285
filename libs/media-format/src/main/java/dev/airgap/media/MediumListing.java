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

/** What lies on a medium, by name, with everything refused that has no business there. Follows no symbolic link. */
final class MediumListing {

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

    /** Whether the transfer's folder holds its volume manifest. */
    boolean isSealed(String transferId) {
        return Files.isRegularFile(MediumLayout.manifest(medium, transferId), LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses any difference, in names and sizes, between the transfer's folder and the files it should hold. */
    void requireExactly(String transferId, List<TransferFile> files) {
        Path folder = MediumLayout.transfer(medium, transferId);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new MediumException(
                    MediumCode.MEDIUM_FILE_MISSING, MediumLayout.shown(medium, folder), "is not on this medium");
        }
        for (Path entry : children(folder)) {
            BasicFileAttributes attributes = attributes(entry);
            switch (name(entry)) {
                case MediumLayout.MANIFEST -> requireRegular(entry, attributes);
                case MediumLayout.PAYLOAD -> requireFolder(entry, attributes);
                case MediumLayout.RETURN -> requireOnlyReturned(entry, attributes);
                default -> throw added(entry, "is in the transfer's folder but not part of it");
            }
        }
        requirePayload(MediumLayout.payload(medium, transferId), files);
    }

    private void requirePayload(Path payload, List<TransferFile> files) {
        Map<String, TransferFile> missing = new HashMap<>();
        files.forEach(file -> missing.put(file.name(), file));
        for (Path entry : Files.isDirectory(payload, LinkOption.NOFOLLOW_LINKS) ? children(payload) : List.<Path>of()) {
            BasicFileAttributes attributes = attributes(entry);
            TransferFile expected = missing.remove(name(entry));
            if (expected == null) {
                throw added(entry, "is not named by the volume manifest");
            }
            requireRegular(entry, attributes);
            if (attributes.size() != expected.size()) {
                throw new MediumException(
                        MediumCode.MEDIUM_FILE_CHANGED,
                        MediumLayout.shown(medium, entry),
                        "has " + attributes.size() + " bytes, sealed were " + expected.size());
            }
        }
        for (TransferFile file : files) {
            if (missing.containsKey(file.name())) {
                throw new MediumException(
                        MediumCode.MEDIUM_FILE_MISSING,
                        MediumLayout.shown(medium, payload.resolve(file.name())),
                        "is named by the volume manifest but not on the medium");
            }
        }
    }

    private void requireOnlyReturned(Path folder, BasicFileAttributes attributes) {
        requireFolder(folder, attributes);
        for (Path entry : children(folder)) {
            if (!MediumLayout.mayBeReturned(name(entry)) || !attributes(entry).isRegularFile()) {
                throw added(entry, "only signed *.dsse.json files may be returned");
            }
        }
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

    private List<Path> children(Path folder) {
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
