package dev.airgap.bundler.source;

/** A place outside that offers components. Each kind of source is one implementation. */
public interface UpdateSource {

    /**
     * Everything the source offers now, checked and sorted. No content is read yet.
     *
     * @throws SourceException if the source is missing, empty or unreadable, or offers something that a bundle cannot carry
     */
    SourceListing list();
}
