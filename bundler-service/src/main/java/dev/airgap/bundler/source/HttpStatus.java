package dev.airgap.bundler.source;

/** What an answer means that will be the same when asked again. */
final class HttpStatus {

    private HttpStatus() {}

    static SourceException refused(int status, String what) {
        return status == 404 || status == 410
                ? new SourceException(
                        SourceFault.SOURCE_MISSING, "the server does not have %s (%d)".formatted(what, status))
                : new SourceException(
                        SourceFault.SOURCE_UNREADABLE, "the server answers %d for %s".formatted(status, what));
    }
}
