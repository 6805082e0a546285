package dev.airgap.importer.updatesource;

/** Not the URL of an update source. */
public final class InvalidUpdateSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidUpdateSourceException(String text) {
        super("an update source is an http or https URL with a host, without user, query or fragment, not \"" + text
                + "\"");
    }
}
