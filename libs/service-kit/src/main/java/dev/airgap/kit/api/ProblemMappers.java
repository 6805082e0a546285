package dev.airgap.kit.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemCode;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.time.Ids;
import dev.airgap.kit.work.Retry;
import io.quarkus.logging.Log;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that reaches the edge into a problem; nothing of the inside leaks. */
class ProblemMappers {

    private final Ids ids;

    ProblemMappers(Ids ids) {
        this.ids = ids;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem(), e.getMessage());
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        String detail = e.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return answer(KitProblem.INVALID_REQUEST, detail);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e) {
        return answer(
                KitProblem.INVALID_REQUEST, "The body is not the JSON that this expects: " + e.getOriginalMessage());
    }

    @ServerExceptionMapper
    Response fromTheFramework(WebApplicationException e) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 404 -> answer(KitProblem.NOT_FOUND, "Check the path; /q/openapi lists what there is.");
            case 405 -> answer(KitProblem.METHOD_NOT_ALLOWED, "Check the method; /q/openapi lists what there is.");
            case 415 -> answer(KitProblem.UNSUPPORTED_MEDIA_TYPE, "Check the Content-Type header.");
            default ->
                e.getResponse().getStatus() < 500
                        ? answer(KitProblem.INVALID_REQUEST, "The request could not be understood.")
                        : internal(e);
        };
    }

    /** Of two people who changed the same thing at once, the one who came second. */
    @ServerExceptionMapper
    Response overtaken(OptimisticLockException e) {
        return answer(KitProblem.CONFLICT, "Somebody else changed it at the same time; look again before you go on.");
    }

    @ServerExceptionMapper
    Response unexpected(Exception e) {
        return Retry.helps(e) ? away(e) : internal(e);
    }

    private Response away(Exception e) {
        String occurrence = ids.next();
        Log.warnf(e, "request failed for now occurrence=%s", occurrence);
        return answer(KitProblem.DEPENDENCY_AWAY, "Nothing was changed; try again in a moment.", occurrence);
    }

    private Response internal(Exception e) {
        String occurrence = ids.next();
        Log.errorf(e, "request failed occurrence=%s", occurrence);
        return answer(KitProblem.INTERNAL_ERROR, "The log has more under the occurrence.", occurrence);
    }

    private Response answer(ProblemCode code, String detail) {
        return answer(code, detail, ids.next());
    }

    private static Response answer(ProblemCode code, String detail, String occurrence) {
        return Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code, detail, occurrence))
                .build();
    }
}
