package dev.airgap.transfer.api;

import dev.airgap.kit.problem.ProblemCode;
import dev.airgap.media.MediumException;

/**
 * A finding about the medium that stands ready, under the code of the finding.
 *
 * @param name the finding's code
 */
record MediumProblem(String name) implements ProblemCode {

    static MediumProblem of(MediumException e) {
        return new MediumProblem(e.code());
    }

    @Override
    public String title() {
        return "The medium that stands ready does not allow this";
    }

    @Override
    public int status() {
        return 409;
    }
}
