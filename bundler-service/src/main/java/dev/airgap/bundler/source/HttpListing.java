package dev.airgap.bundler.source;

import java.io.InputStream;

/** The files of an index as it was when it was read. */
final class HttpListing implements SourceListing {

    private final HttpIndexSource source;
    private final HttpIndex index;

    HttpListing(HttpIndexSource source, HttpIndex index) {
        this.source = source;
        this.index = index;
    }

    @Override
    public Iterable<SourceFile> files() {
        return () -> index.files().stream().map(IndexedFile::toSourceFile).iterator();
    }

    @Override
    public int fileCount() {
        return index.files().size();
    }

    @Override
    public long totalBytes() {
        return index.bytes();
    }

    @Override
    public String componentType() {
        return "http-index";
    }

    @Override
    public InputStream open(SourceFile file) {
        return new Download(source, file, this);
    }

    /**
     * Every file had the digest that the index gives it, so what was read is one published state, whatever the server
     * offers by now.
     */
    @Override
    public void confirmUnchanged() {
        // Nothing to compare: the index has done it.
    }

    /** Reads the index once more: a file that is not as listed may be part of a newer one. */
    SourceException orChanged(SourceFile file, SourceException found) {
        try {
            if (!source.offersOtherThan(index)) {
                return found;
            }
        } catch (SourceException unknown) {
            found.addSuppressed(unknown);
            return found;
        }
        return changed(file, "the server has published another index");
    }

    static SourceException changed(SourceFile file, String how) {
        return new SourceException(
                SourceFault.SOURCE_CHANGED,
                "%s changed while the source was read: %s; start again when it is published"
                        .formatted(file.path(), how));
    }
}
