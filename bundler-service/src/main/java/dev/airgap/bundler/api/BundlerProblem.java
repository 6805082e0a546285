package dev.airgap.bundler.api;

import dev.airgap.kit.problem.ProblemCode;

/** What only this service can answer. */
enum BundlerProblem implements ProblemCode {
    SITE_UNKNOWN("This bundler does not serve the site", 422),
    BUNDLE_FILE_MISSING("The file of a released bundle is not where it was put", 410);

    private final String title;
    private final int status;

    BundlerProblem(String title, int status) {
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
