package dev.airgap.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The entry point that the fuzzer calls by its names, once per process and once per input. */
public final class Fuzzer {

    private static @Nullable World world;
    private static @Nullable Parser parser;

    private Fuzzer() {}

    /** @param arguments name of the {@link Parser}, and a folder to write to */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        parser = Parser.valueOf(arguments[0]);
        world = World.in(Path.of(arguments[1]));
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (parser == null || world == null) {
            throw new IllegalStateException("not initialised");
        }
        parser.accepts(input, world);
    }
}
