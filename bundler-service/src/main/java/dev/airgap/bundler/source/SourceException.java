package dev.airgap.bundler.source;

/** An update source cannot become a snapshot. The message names the culprit by its path in the source. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SourceFault fault;

    public SourceException(SourceFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public SourceException(SourceFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public SourceFault fault() {
        return fault;
    }
}
