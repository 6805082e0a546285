package dev.airgap.kit.api;

import dev.airgap.kit.problem.ProblemCode;
import java.util.Locale;

/**
 * An RFC 9457 problem.
 *
 * @param type stable relative reference, for example {@code /problems/not-found}
 * @param title what went wrong in general
 * @param status HTTP status
 * @param detail what went wrong this time, and what to do
 * @param code the catalogue's code
 * @param occurrence id under which the log has more
 */
public record Problem(String type, String title, int status, String detail, String code, String occurrence) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemCode code, String detail, String occurrence) {
        String type = "/problems/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, code.title(), code.status(), detail, code.name(), occurrence);
    }
}
