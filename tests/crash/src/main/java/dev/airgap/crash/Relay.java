package dev.airgap.crash;

import java.nio.file.Path;

/**
 * Where one relay keeps its files.
 *
 * @param folder of its own
 */
record Relay(Path folder) {

    static final String SITE = "plant-1";
    static final String VERSION = "0.1.0";

    Path installDirectory() {
        return folder.resolve("install");
    }

    Path contentStore() {
        return folder.resolve("content");
    }

    Path listings() {
        return contentStore().resolve("listings");
    }

    /** The root that the relay was given. */
    Path root() {
        return folder.resolve("root.dsse.json");
    }
}
