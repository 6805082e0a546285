package dev.airgap.importer.imports;

/** What asking the update source led to. */
public enum SourceResult {
    /** It is this relay itself: nobody was asked. */
    ITSELF,
    /** It could not be reached; the install directory was next. */
    UNREACHABLE,
    /** It was asked, and the install directory was not consulted. */
    ASKED
}
