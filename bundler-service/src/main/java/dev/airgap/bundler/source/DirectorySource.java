package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A folder on this machine. Each folder at its top is one component, files that lie loose at the top are the component
 * {@value #LOOSE_FILES}. A folder of that name and the loose files are one component.
 */
final class DirectorySource implements UpdateSource {

    static final String LOOSE_FILES = "root";

    private final Path directory;

    DirectorySource(Path directory) {
        this.directory = directory;
    }

    @Override
    public SourceListing list() {
        // Resolved once: a "current" link that is switched meanwhile must not mix two states in one snapshot.
        return DirectoryListing.of(resolved());
    }

    static String componentOf(BundlePath path) {
        int slash = path.value().indexOf('/');
        return slash < 0 ? LOOSE_FILES : path.value().substring(0, slash);
    }

    private Path resolved() {
        try {
            Path real = directory.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotDirectoryException(directory.toString());
            }
            return real;
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new SourceException(
                    SourceFault.SOURCE_MISSING, "there is no update source directory " + directory, e);
        } catch (IOException e) {
            throw new SourceException(
                    SourceFault.SOURCE_UNREADABLE, "the update source directory " + directory + " cannot be read", e);
        }
    }
}
