package dev.airgap.importer.updatesource;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The base URL of an HTTP index of bundles. */
public record UpdateSource(URI url) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    /** @throws InvalidUpdateSourceException unless it is an http or https URL with a host and nothing behind its path */
    public static UpdateSource of(String text) {
        try {
            URI url = new URI(text.strip());
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            if (!Set.of("http", "https").contains(scheme) || url.getHost() == null || !plain) {
                throw new InvalidUpdateSourceException(text);
            }
            return new UpdateSource(url);
        } catch (URISyntaxException e) {
            throw new InvalidUpdateSourceException(text);
        }
    }

    /**
     * Whether this is the relay itself: a loopback address or one of its own names, on its own port. Then there is no
     * remote source, and its absence is no alarm.
     */
    public boolean isItself(Set<String> ownNames, int relayPort) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return port() == relayPort && (LOOPBACK.matcher(host).matches() || ownNames.contains(host));
    }

    /** {@code name} below the base URL. */
    URI resolve(String name) {
        String base = url.toString();
        return URI.create(base.endsWith("/") ? base + name : base + "/" + name);
    }

    private int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
