package dev.airgap.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All recipes. */
final class Vectors {

    private Vectors() {}

    /** Writes every vector into {@code accepted/} and {@code refused/} of a folder. */
    static void writeInto(Path folder) throws IOException {
        for (Case one : all()) {
            one.write(folder);
        }
    }

    private static List<Case> all() {
        return Stream.of(
                        AcceptedCases.all(),
                        NumberCases.all(),
                        OverrideCases.all(),
                        TrustCases.all(),
                        ManifestCases.all(),
                        DamageCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
