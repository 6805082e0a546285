package dev.airgap.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the DMZ downloads from.
 *
 * @param location the absolute path of a folder, or the URL of an HTTP index
 */
public record UpdateSource(String location) {

    private static final Pattern URL = Pattern.compile("https?://.+");

    public UpdateSource {
        if (!URL.matcher(location).matches()) {
            location = Path.of(location).toAbsolutePath().normalize().toString();
        }
    }

    /** Whether it is on the network, and not a folder of this machine. */
    public boolean isUrl() {
        return URL.matcher(location).matches();
    }

    Map.Entry<String, String> setting() {
        return Map.entry(isUrl() ? "airgap.bundler.source.url" : "airgap.bundler.source.directory", location);
    }

    @Override
    public String toString() {
        return location;
    }
}
