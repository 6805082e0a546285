package dev.airgap.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Makes a medium ready for a transfer; see {@link MediumWriter#prepare}. */
final class Preparation {

    private final Path medium;
    private final MediumListing listing;

    Preparation(Path medium, MediumListing listing) {
        this.medium = medium;
        this.listing = listing;
    }

    long of(String transferId, Set<String> removable, List<TransferFile> files) {
        List<String> present = listing.transferIds();
        for (String id : present) {
            if (!id.equals(transferId) && !removable.contains(id)) {
                throw new MediumException(
                        MediumCode.MEDIUM_UNEXPECTED_FILE,
                        MediumLayout.shown(medium, MediumLayout.transfer(medium, id)),
                        "is a transfer that is not known here, or not done with");
            }
        }
        Path folder = MediumLayout.transfer(medium, transferId);
        try {
            requireFilesFit(files);
            for (String id : present) {
                if (!id.equals(transferId)) {
                    remove(id);
                }
            }
            long missing = keepOnly(transferId, files);
            requireRoom(missing);
            Durable.createFolder(MediumLayout.root(medium));
            Durable.createFolder(folder);
            Durable.createFolder(MediumLayout.payload(medium, transferId));
            return missing;
        } catch (IOException e) {
            throw MediumException.unwritable(MediumLayout.shown(medium, folder), e);
        }
    }

    /** Removes all of the transfer but files that need not be written again; the bytes that are still missing. */
    private long keepOnly(String transferId, List<TransferFile> files) throws IOException {
        List<PayloadFile> wanted = files.stream()
                .map(file -> new PayloadFile(medium, transferId, file))
                .toList();
        if (isFolder(MediumLayout.transfer(medium, transferId))) {
            unseal(transferId);
            clear(transferId, wanted);
        }
        long missing = 0;
        for (PayloadFile file : wanted) {
            missing += file.missing();
        }
        return missing;
    }

    private void clear(String transferId, List<PayloadFile> wanted) throws IOException {
        Path payload = MediumLayout.payload(medium, transferId);
        for (Path entry : listing.children(MediumLayout.transfer(medium, transferId))) {
            if (!entry.equals(payload) || !isFolder(entry)) {
                Durable.deleteTree(entry);
            }
        }
        if (isFolder(payload)) {
            for (Path entry : listing.children(payload)) {
                if (!isOfOne(entry, wanted)) {
                    Durable.deleteTree(entry);
                }
            }
        }
    }

    private static boolean isOfOne(Path entry, List<PayloadFile> files) throws IOException {
        for (PayloadFile file : files) {
            if (file.owns(entry)) {
                return true;
            }
        }
        return false;
    }

    private void remove(String transferId) throws IOException {
        unseal(transferId);
        Durable.deleteTree(MediumLayout.transfer(medium, transferId));
    }

    /** The manifest first: what is left of a removal that is interrupted reads as unfinished. */
    private void unseal(String transferId) throws IOException {
        for (Path entry : listing.children(MediumLayout.transfer(medium, transferId))) {
            if (MediumLayout.isManifest(String.valueOf(entry.getFileName()))) {
                Durable.deleteTree(entry);
            }
        }
        Durable.syncFolder(MediumLayout.transfer(medium, transferId));
    }

    private void requireFilesFit(List<TransferFile> files) throws IOException {
        long largest = LargestFile.on(Files.getFileStore(medium).type());
        for (TransferFile file : files) {
            if (file.size() > largest) {
                throw new MediumException(
                        MediumCode.MEDIUM_FILE_TOO_LARGE,
                        file.name(),
                        "has %d bytes; the file system of the medium holds files of at most %d"
                                .formatted(file.size(), largest));
            }
        }
    }

    private void requireRoom(long bytes) throws IOException {
        long room = Files.getFileStore(medium).getUsableSpace();
        if (room < bytes) {
            throw new MediumException(
                    MediumCode.MEDIUM_FULL,
                    "",
                    "has room for " + room + " bytes, " + bytes + " are still to be written");
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
