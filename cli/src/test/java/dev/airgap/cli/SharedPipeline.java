package dev.airgap.cli;

import dev.airgap.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One pipeline for all tests that only need one that runs: it takes a minute to start and two gigabytes to keep. The first
 * test starts it, it stops after the last, and what it leaves in {@code target} tells why something went wrong.
 */
final class SharedPipeline implements ParameterResolver {

    private static final int RANDOM_FILES = 300;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPipeline.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The store closes what it holds when the last test of the run is over.
        return context.getRoot()
                .getStore(Namespace.create(SharedPipeline.class))
                .computeIfAbsent(RunningPipeline.class, key -> start(), RunningPipeline.class);
    }

    private static RunningPipeline start() {
        Path folder = Path.of("target", "shared-pipeline").toAbsolutePath();
        try {
            delete(folder);
            Path source = Files.createDirectories(folder.resolve("source"));
            fill(source);
            return RunningPipeline.start(folder.resolve("data"), source, Ports.free());
        } catch (Exception e) {
            throw new AssertionError("the shared pipeline does not start", e);
        }
    }

    /** Files of every size up to a page, and a pattern that a real scanner can use. */
    private static void fill(Path source) throws IOException {
        Random random = new Random(1);
        for (int number = 0; number < RANDOM_FILES; number++) {
            byte[] content = new byte[random.nextInt(4096)];
            random.nextBytes(content);
            Path file = source.resolve("engine-" + number % 7).resolve("part-" + number + ".bin");
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
        Path sample = AirgapCommand.home().resolve("deploy/local/sample/patterns/clamav");
        Path patterns = Files.createDirectories(source.resolve("clamav"));
        try (Stream<Path> files = Files.list(sample)) {
            for (Path file : files.toList()) {
                Files.copy(file, patterns.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
