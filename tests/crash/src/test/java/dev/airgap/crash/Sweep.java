package dev.airgap.crash;

import dev.airgap.crash.Trace.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which calls of an import it is killed at. */
final class Sweep {

    private static final int SAMPLE = 100;
    private static final int WAITS = 10;
    private static final int AROUND_A_COMMIT = 2;

    /** Few, and what a crash is most likely to tear. */
    private static final Set<String> ALWAYS =
            Set.of("fsync", "fdatasync", "ftruncate", "mkdir", "rename", "renameat", "renameat2", "unlink", "unlinkat");

    /** The events of the transactions that move a snapshot on. */
    private static final List<String> STEPS = List.of("snapshot.staged", "snapshot.switched", "snapshot.activated");

    private Sweep() {}

    /** Every call. */
    static List<Call> full(Trace trace) {
        return trace.calls();
    }

    /** Every fsync, rename, mkdir and unlink, everything around the commits that matter, and some of the rest. */
    static List<Call> sample(Trace trace, Random random) {
        List<Call> calls = trace.calls();
        Set<Call> sample = new LinkedHashSet<>();
        calls.stream().filter(call -> ALWAYS.contains(call.name())).forEach(sample::add);
        for (String step : STEPS) {
            int commit = commitAfter(calls, trace.indexOf(step));
            sample.addAll(calls.subList(commit - AROUND_A_COMMIT, commit + AROUND_A_COMMIT + 1));
        }
        List<Call> rest = new ArrayList<>(calls);
        rest.removeAll(sample);
        Collections.shuffle(rest, random);
        long certain = sample.stream().filter(Sweep::isCertain).count();
        rest.stream()
                .filter(Sweep::isCertain)
                .limit(Math.max(0, SAMPLE - certain))
                .forEach(sample::add);
        rest.stream().filter(call -> !isCertain(call)).limit(WAITS).forEach(sample::add);
        return List.copyOf(sample);
    }

    /** How often the import has to wait for the database is never the same. */
    static boolean isCertain(Call call) {
        return !call.name().equals("poll");
    }

    /** The event is the last statement of its transaction: what is written to the database next is the commit. */
    private static int commitAfter(List<Call> calls, int event) {
        int commit = event + 1;
        while (!calls.get(commit).name().equals("write") || !calls.get(commit).says("socket:")) {
            commit++;
        }
        return commit;
    }
}
