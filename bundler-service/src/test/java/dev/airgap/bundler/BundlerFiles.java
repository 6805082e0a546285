package dev.airgap.bundler;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The folders and keys that a bundler works with. Fields of this type are filled in. */
public class BundlerFiles implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private TestRelease release;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("airgap-bundler-");
            release = release(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(trust());
        settings.putAll(Map.of(
                "airgap.bundler.source.directory", source().toString(),
                "airgap.bundler.content-store", contentStore().toString(),
                "airgap.bundler.bundles-directory", bundles().toString(),
                "airgap.bundler.root", release.root().toString(),
                "airgap.bundler.full-every", "3"));
        return settings;
    }

    /** The root, and the key that the service has. */
    TestRelease release(Path in) throws IOException {
        return TestRelease.in(in, "plant-1");
    }

    /** What decides who has to sign. */
    Map<String, String> trust() {
        return Map.of("airgap.bundler.signing-key", release.key().toString(), "airgap.bundler.single-signer", "true");
    }

    Path contentStore() {
        return folder.resolve("content");
    }

    public Path source() {
        return folder.resolve("source");
    }

    public Path bundles() {
        return folder.resolve("bundles");
    }

    public TestRelease release() {
        return release;
    }

    /** Makes these files, each holding its own path, all that the update source offers. */
    public void offer(String... paths) throws IOException {
        delete(source());
        Files.createDirectories(source());
        for (String path : paths) {
            Files.createDirectories(source().resolve(path).getParent());
            Files.writeString(source().resolve(path), path);
        }
    }

    /** Makes one more file of the update source hold what it never held before. */
    public void change() throws IOException {
        Files.writeString(source().resolve("changes.txt"), UUID.randomUUID().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(BundlerFiles.class));
    }

    @Override
    public void stop() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
