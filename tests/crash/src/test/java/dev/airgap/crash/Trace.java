package dev.airgap.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls of an undisturbed import, in their order.
 *
 * @param calls of the thread that imports
 */
record Trace(List<Call> calls) {

    private static final Pattern CALL = Pattern.compile("(\\d+) +([a-z0-9_]+)\\((.*)");

    Trace {
        calls = List.copyOf(calls);
    }

    /**
     * One call.
     *
     * @param number counts the calls of this name from 1
     * @param arguments as strace shows them
     */
    record Call(String name, int number, String arguments) {

        /** Tells a message to the database, and which step it belongs to, or names the file. */
        boolean says(String text) {
            return arguments.contains(text);
        }

        @Override
        public String toString() {
            return name + " " + number;
        }
    }

    /** @throws AssertionError if a second thread does such calls: counting would not be repeatable then */
    static Trace read(Path file) throws IOException {
        Map<String, List<Call>> byThread = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                int number = numbers.merge(call.group(1) + call.group(2), 1, Integer::sum);
                byThread.computeIfAbsent(call.group(1), thread -> new ArrayList<>())
                        .add(new Call(call.group(2), number, call.group(3)));
            }
        }
        if (byThread.size() != 1) {
            throw new AssertionError(byThread.size() + " threads write, expected the one that imports: " + file);
        }
        return new Trace(byThread.values().iterator().next());
    }

    /** The position of the first call that says this. */
    int indexOf(String text) {
        for (int index = 0; index < calls.size(); index++) {
            if (calls.get(index).says(text)) {
                return index;
            }
        }
        throw new AssertionError("no call says " + text);
    }
}
