package dev.airgap.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine, and the environment every child starts from. */
final class Programs {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {}

    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + DEFAULT_PATH;
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The user's own cache folder, as the XDG base directory specification has it. */
    static Path cacheFolder() {
        Map<String, String> environment = System.getenv();
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache"));
        if (!cache.isAbsolute()) {
            throw new LocalException("HOME is not set: there is no place for unpacked programs");
        }
        return cache.resolve("airgap");
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The caller's environment may hold credentials and addresses of anything: children get none of it. */
    static Map<String, String> cleanEnvironment(Path home) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", DEFAULT_PATH));
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        return environment;
    }
}
