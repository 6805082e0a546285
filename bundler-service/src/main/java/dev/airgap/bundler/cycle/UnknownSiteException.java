package dev.airgap.bundler.cycle;

/** This bundler does not serve the site. */
public final class UnknownSiteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSiteException(String served) {
        super("this bundler serves site " + served);
    }
}
