package dev.airgap.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Offers every vector to an implementation and tells where it says something else than expected. */
public final class Runner {

    private final Implementation implementation;

    public Runner(Implementation implementation) {
        this.implementation = implementation;
    }

    /** Folders that hold a vector, sorted. */
    public static List<Path> vectors(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.endsWith(Vector.FILE))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    /** @return one line per step that was answered otherwise; empty when the implementation conforms */
    public List<String> run(Path vector) throws IOException {
        Vector expected = Vector.read(vector);
        implementation.start(vector.resolve(Vector.ROOT), expected.site(), expected.relayVersion());
        List<String> differences = new ArrayList<>();
        for (Vector.Step step : expected.steps()) {
            Verdict actual = implementation.offer(
                    vector.resolve(step.file()), step.override().map(vector::resolve), step.at());
            if (!actual.equals(step.verdict())) {
                differences.add(
                        "%s: %s: expected %s, was %s".formatted(expected.id(), step.file(), step.verdict(), actual));
            }
        }
        return differences;
    }

    /**
     * Runs all vectors against another implementation.
     *
     * @param arguments folder of the vectors, then the command, see {@link ExternalCommand}
     */
    public static void main(String[] arguments) throws IOException {
        List<String> command = List.of(arguments).subList(1, arguments.length);
        Runner runner = new Runner(new ExternalCommand(command));
        List<Path> vectors = vectors(Path.of(arguments[0]));
        int failed = 0;
        for (Path vector : vectors) {
            List<String> differences = runner.run(vector);
            differences.forEach(System.out::println);
            failed += differences.isEmpty() ? 0 : 1;
        }
        System.out.printf("%d of %d vectors as expected%n", vectors.size() - failed, vectors.size());
        System.exit(failed == 0 ? 0 : 2);
    }
}
