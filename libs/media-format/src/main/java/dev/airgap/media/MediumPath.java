package dev.airgap.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a file of a transfer lies on a medium, such as {@code airgap/<transferId>/payload/x.zip}. Only names that the layout
 * knows: what arrives from elsewhere under such a path stays inside the medium's folder.
 *
 * @param transferId the folder's name
 * @param text the path relative to the medium, with {@code /}
 */
public record MediumPath(String transferId, String text) {

    private static final int LONGEST = 300;

    /** Empty for everything that may not lie in a transfer's folder. */
    public static Optional<MediumPath> parse(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("/", -1);
        boolean ours = parts.length >= 3
                && parts[0].equals(MediumLayout.ROOT)
                && MediumLayout.isTransferId(parts[1])
                && isInTransfer(parts);
        return ours ? Optional.of(new MediumPath(parts[1], text)) : Optional.empty();
    }

    private static boolean isInTransfer(String[] parts) {
        if (parts.length == 3) {
            return MediumLayout.isManifest(parts[2]) || parts[2].equals(MediumLayout.ROOTS);
        }
        return parts.length == 4
                && switch (parts[2]) {
                    case MediumLayout.PAYLOAD -> MediumLayout.isFileName(parts[3]);
                    case MediumLayout.LOG -> parts[3].equals(MediumLayout.SEGMENT);
                    case MediumLayout.RETURN -> MediumLayout.mayBeReturned(parts[3]);
                    default -> false;
                };
    }

    /** Whether the site put it there. */
    public boolean isReturned() {
        return text.split("/")[2].equals(MediumLayout.RETURN);
    }

    /** Whether it says that the transfer is complete, and so is written last. */
    public boolean isManifest() {
        return MediumLayout.isManifest(text.substring(text.lastIndexOf('/') + 1));
    }

    /** The file, in the folder where a medium is mounted. */
    public Path in(Path medium) {
        return medium.resolve(text);
    }

    /**
     * The files of a transfer on the medium at {@code folder}, sorted by name.
     *
     * @throws MediumException MEDIUM_MISSING, MEDIUM_FILE_MISSING when the transfer is not on it, MEDIUM_FILE_ADDED naming the
     *     first file that may not lie in a transfer's folder, MEDIUM_UNREADABLE
     */
    public static List<MediumPath> of(Path folder, String transferId) {
        Path medium = MediumListing.mounted(folder);
        new MediumListing(medium).requireTransfer(transferId);
        List<MediumPath> found = new ArrayList<>();
        try {
            Files.walkFileTree(MediumLayout.transfer(medium, transferId), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String shown = MediumLayout.shown(medium, file);
                    found.add(parse(shown)
                            .filter(path -> attributes.isRegularFile())
                            .orElseThrow(() -> new MediumException(
                                    MediumCode.MEDIUM_FILE_ADDED, shown, "may not lie in a transfer's folder")));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE,
                    MediumLayout.shown(medium, MediumLayout.transfer(medium, transferId)),
                    "cannot be read: " + Durable.reason(e),
                    e);
        }
        found.sort((a, b) -> a.text().compareTo(b.text()));
        return List.copyOf(found);
    }

    /** Its size in bytes, on the medium at {@code folder}; empty if it is not there. */
    public Optional<Long> sizeIn(Path folder) throws IOException {
        Path file = in(folder);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(Files.size(file)) : Optional.empty();
    }
}
