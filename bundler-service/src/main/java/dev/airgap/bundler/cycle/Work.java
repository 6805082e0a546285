package dev.airgap.bundler.cycle;

/** The two pieces of work that the bundler does for a cycle. */
enum Work {
    SNAPSHOT("snapshot", "bytes"),
    BUNDLE("bundle", "files");

    private final String step;
    private final String unit;

    Work(String step, String unit) {
        this.step = step;
        this.unit = unit;
    }

    /** As events, progress and errors name it. */
    String step() {
        return step;
    }

    /** What its progress counts. */
    String unit() {
        return unit;
    }
}
