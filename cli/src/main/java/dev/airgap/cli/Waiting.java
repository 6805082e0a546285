package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at a resource until it is where it should be, and tells how far it has come. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(2);

    private final Console console;

    Waiting(Console console) {
        this.console = console;
    }

    /**
     * @param within how long nothing may change before the step counts as failed
     * @param look the result once it is there; empty to look again; it may throw {@link StepFailedException}
     * @param progress what can be shown meanwhile; any change of it starts {@code within} again
     */
    <T> T until(Step step, Duration within, Supplier<Optional<T>> look, Supplier<String> progress) {
        String shown = "";
        long changed = System.nanoTime();
        long reported = changed;
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            String now = progress.get();
            long time = System.nanoTime();
            if (!now.equals(shown)) {
                changed = time;
                shown = now;
            } else if (time - changed > within.toNanos()) {
                throw new StepFailedException(
                        step,
                        "NO_PROGRESS",
                        "nothing happened for %d s%s".formatted(within.toSeconds(), suffix(shown)));
            }
            if (time - reported > REPORT_EVERY.toNanos() && !now.isEmpty()) {
                console.line("  %-10s %s", step.label(), now);
                reported = time;
            }
            PersonsApi.pause(PAUSE);
        }
    }

    private static String suffix(String shown) {
        return shown.isEmpty() ? "" : " (" + shown + ")";
    }

    /** {@code progress: {step, done, total, unit}} of a resource, in words. */
    static String progressOf(JsonNode resource) {
        JsonNode progress = resource.path("progress");
        String state = resource.path("state").asText("");
        if (!progress.isObject()) {
            return state;
        }
        return "%s %s %s of %s %s"
                .formatted(
                        state,
                        progress.path("step").asText(""),
                        progress.path("done").asText("?"),
                        progress.path("total").asText("?"),
                        progress.path("unit").asText(""))
                .strip();
    }
}
