package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.PathException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One look at a folder and everything below it. Follows no symbolic link and passes over nothing but empty folders. */
final class DirectoryWalk {

    /** As deep as a bundle path goes; deeper folders are refused before they use up the stack or the open files. */
    private static final int MAX_DEPTH = 9;

    private final BiConsumer<BundlePath, Look> files;

    private DirectoryWalk(BiConsumer<BundlePath, Look> files) {
        this.files = files;
    }

    /**
     * Shows every file below {@code root}, in no order.
     *
     * @throws SourceException naming what cannot be part of a bundle
     */
    static void of(Path root, BiConsumer<BundlePath, Look> files) {
        new DirectoryWalk(files).folder(root, "", 1);
    }

    private void folder(Path folder, String prefix, int depth) {
        Map<String, String> names = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                refuseCollision(prefix, name, names.put(name.toLowerCase(Locale.ROOT), name));
                entry(entry, prefix + name, depth);
            }
        } catch (DirectoryIteratorException e) {
            throw unreadable(prefix, e.getCause());
        } catch (IOException e) {
            throw unreadable(prefix, e);
        }
    }

    private void entry(Path entry, String relative, int depth) {
        Look look = look(entry, relative);
        switch (look.kind()) {
            case FOLDER -> {
                if (depth == MAX_DEPTH) {
                    allowed(relative + "/");
                }
                folder(entry, relative + "/", depth + 1);
            }
            case FILE -> files.accept(allowed(relative), look);
            case SYMBOLIC_LINK -> throw notRegular(relative, "a symbolic link");
            case OTHER -> throw notRegular(relative, "neither a file nor a folder");
        }
    }

    private static BundlePath allowed(String relative) {
        try {
            return BundlePath.of(relative);
        } catch (PathException e) {
            throw new SourceException(SourceFault.SOURCE_PATH_REFUSED, e.getMessage(), e);
        }
    }

    private static void refuseCollision(String prefix, String name, @Nullable String other) {
        if (other != null) {
            throw new SourceException(
                    SourceFault.SOURCE_NAMES_COLLIDE,
                    "%s and %s differ only in upper and lower case"
                            .formatted(Printable.of(prefix + name), Printable.of(prefix + other)));
        }
    }

    private static Look look(Path entry, String relative) {
        try {
            return Look.at(entry);
        } catch (IOException e) {
            throw unreadable(relative, e);
        }
    }

    private static SourceException notRegular(String relative, String what) {
        return new SourceException(
                SourceFault.SOURCE_NOT_A_REGULAR_FILE,
                Printable.of(relative) + " is " + what + "; an update source holds only files and folders");
    }

    private static SourceException unreadable(String relative, IOException cause) {
        String culprit = relative.isEmpty() ? "the update source" : Printable.of(relative);
        if (cause instanceof NoSuchFileException) {
            return new SourceException(
                    SourceFault.SOURCE_CHANGED, culprit + " disappeared while the source was read", cause);
        }
        return new SourceException(
                SourceFault.SOURCE_UNREADABLE,
                culprit + " cannot be read (" + cause.getClass().getSimpleName() + ")",
                cause);
    }
}
