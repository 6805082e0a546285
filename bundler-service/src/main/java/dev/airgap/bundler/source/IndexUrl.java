package dev.airgap.bundler.source;

import java.net.URI;

/** The address of an index, of which those of the files are made. */
final class IndexUrl {

    private static final String INDEX = "index.json";

    private IndexUrl() {}

    /**
     * A folder, with a slash at its end, stands for the {@value #INDEX} in it.
     *
     * @throws IllegalStateException if files cannot be addressed beside it
     */
    static URI of(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw refused("is not an http or https URL with a host");
        }
        // It is shown in messages and events, and is not passed on to the files: no place for a password or a token.
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw refused("must not have a user, a query or a fragment");
        }
        if (url.getRawPath().isEmpty()) {
            return url.resolve("/" + INDEX);
        }
        return url.getRawPath().endsWith("/") ? url.resolve(INDEX) : url;
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("airgap.bundler.source.url " + why);
    }
}
