package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of a folder as they were when it was listed. */
final class DirectoryListing implements SourceListing {

    /** The limit of the bundle format's manifest. */
    static final int MAX_COMPONENTS = 1000;

    private static final Comparator<ListedFile> BY_PATH = Comparator.comparing(ListedFile::path);

    private final Path root;
    private final List<ListedFile> listed;

    private DirectoryListing(Path root, List<ListedFile> listed) {
        this.root = root;
        this.listed = listed;
    }

    static DirectoryListing of(Path root) {
        List<ListedFile> listed = new ArrayList<>();
        Set<String> components = new HashSet<>();
        DirectoryWalk.of(root, (path, look) -> {
            listed.add(new ListedFile(path, look));
            if (components.add(DirectorySource.componentOf(path)) && components.size() > MAX_COMPONENTS) {
                throw new SourceException(
                        SourceFault.SOURCE_TOO_MANY_COMPONENTS,
                        "the update source has more than " + MAX_COMPONENTS + " components");
            }
        });
        if (listed.isEmpty()) {
            throw new SourceException(SourceFault.SOURCE_EMPTY, "there is no file in the update source " + root);
        }
        listed.sort(BY_PATH);
        return new DirectoryListing(root, listed);
    }

    @Override
    public Iterable<SourceFile> files() {
        return () -> listed.stream().map(ListedFile::toSourceFile).iterator();
    }

    @Override
    public int fileCount() {
        return listed.size();
    }

    @Override
    public long totalBytes() {
        return listed.stream().mapToLong(file -> file.look().size()).sum();
    }

    @Override
    public String componentType() {
        return "directory";
    }

    @Override
    public InputStream open(SourceFile file) {
        Path path = root.resolve(file.path().value());
        Look before = lookAt(file.path());
        try {
            requireUnchanged(file, path, before);
            InputStream content = Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return new ListedContent(content, file, () -> requireUnchanged(file, path, before));
        } catch (IOException e) {
            throw ListedContent.unreadable(file, e);
        }
    }

    @Override
    public void confirmUnchanged() {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            throw new SourceException(
                    SourceFault.SOURCE_CHANGED, "the update source directory disappeared while it was read");
        }
        AtomicInteger seen = new AtomicInteger();
        DirectoryWalk.of(root, (path, look) -> {
            int found = find(path, look);
            if (found < 0 || !listed.get(found).look().equals(look)) {
                throw new SourceException(
                        SourceFault.SOURCE_CHANGED, path + " was added or changed while the source was read");
            }
            seen.incrementAndGet();
        });
        if (seen.get() != listed.size()) {
            throw new SourceException(
                    SourceFault.SOURCE_CHANGED,
                    (listed.size() - seen.get()) + " files were removed while the source was read");
        }
    }

    private Look lookAt(BundlePath path) {
        int found = find(path, new Look(Look.Kind.FILE, 0, 0, 0));
        if (found < 0) {
            throw new IllegalArgumentException(path + " is not in this listing");
        }
        return listed.get(found).look();
    }

    private int find(BundlePath path, Look any) {
        return Collections.binarySearch(listed, new ListedFile(path, any), BY_PATH);
    }

    /** The real path is compared as well: a folder above the file may have become a symbolic link to somewhere else. */
    private static void requireUnchanged(SourceFile file, Path path, Look before) throws IOException {
        if (!Look.at(path).equals(before) || !path.toRealPath().equals(path)) {
            throw ListedContent.changed(file, null);
        }
    }
}
