package dev.airgap.bundler.source;

import java.io.InputStream;

/** What a source offered at one moment; the bytes can be had as long as the source stays as it was then. */
public interface SourceListing {

    /** Every file, sorted by path, paths unique after lower-casing; never empty. Made while iterating, so 100,000 are cheap. */
    Iterable<SourceFile> files();

    /** How many files there are. */
    int fileCount();

    /** The sum of their sizes. */
    long totalBytes();

    /** The type of the components of this source. */
    String componentType();

    /**
     * The content of {@code file}, which must be one of {@link #files()}. The stream throws {@link SourceException} at its
     * end if the file is not what was listed, so a reader that stops earlier has read nothing it may use.
     *
     * @throws SourceException if the file is gone, changed or unreadable
     */
    InputStream open(SourceFile file);

    /**
     * Looks at the source again. A snapshot is complete only when the files read first are still the ones listed after the
     * last was read.
     *
     * @throws SourceException {@link SourceFault#SOURCE_CHANGED} naming a difference
     */
    void confirmUnchanged();
}
