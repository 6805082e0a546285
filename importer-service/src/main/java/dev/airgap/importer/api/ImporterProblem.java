package dev.airgap.importer.api;

import dev.airgap.kit.problem.ProblemCode;

/** What only this service can answer. */
enum ImporterProblem implements ProblemCode {
    UPDATE_SOURCE_INVALID("This is not the URL of an update source", 422),
    NOTHING_SERVED("Nothing was activated on this relay yet", 404);

    private final String title;
    private final int status;

    ImporterProblem(String title, int status) {
        this.title = title;
        this.status = status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
