package dev.airgap.bundler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Refuses paths of an index that no folder could hold side by side on every system, as a real folder would. */
final class Collisions {

    /** A folder's files stand together, in any spelling, and behind a file of the folder's name. */
    private static final Comparator<String> BY_FOLDER =
            Comparator.comparing(path -> folded(path).replace('/', '\0'));

    private Collisions() {}

    /** @throws SourceException SOURCE_NAMES_COLLIDE */
    static void refuse(List<IndexedFile> files) {
        List<String> paths = new ArrayList<>(files.size());
        files.forEach(file -> paths.add(file.path().value()));
        paths.sort(BY_FOLDER);
        for (int i = 1; i < paths.size(); i++) {
            refuse(paths.get(i - 1), paths.get(i));
        }
    }

    private static void refuse(String one, String other) {
        if (one.equals(other)) {
            throw collision(one + " is in the index twice");
        }
        if (folded(other).startsWith(folded(one) + "/")) {
            throw collision("%s is a file, and a folder in %s".formatted(one, other));
        }
        if (folded(one).equals(folded(other)) || !commonFolder(one, other).equals(commonFolder(other, one))) {
            throw collision("%s and %s differ only in upper and lower case".formatted(one, other));
        }
    }

    /** The folders at the beginning of {@code path} that {@code other} has as well, in whatever case. */
    private static String commonFolder(String path, String other) {
        int end = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (!other.regionMatches(true, 0, path, 0, slash + 1)) {
                break;
            }
            end = slash + 1;
        }
        return path.substring(0, end);
    }

    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static SourceException collision(String message) {
        return new SourceException(SourceFault.SOURCE_NAMES_COLLIDE, message);
    }
}
