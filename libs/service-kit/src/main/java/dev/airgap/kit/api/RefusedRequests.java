package dev.airgap.kit.api;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RequestRefused;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemCode;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.time.Ids;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests without a valid token or role, and puts those that wanted to change something on record. */
class RefusedRequests {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Outbox outbox;
    private final Ids ids;
    private final CurrentIdentityAssociation identity;
    private final RefusalLimit limit;

    RefusedRequests(Outbox outbox, Ids ids, CurrentIdentityAssociation identity, Clock clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.identity = identity;
        this.limit = new RefusalLimit(clock);
    }

    @ServerExceptionMapper
    Uni<Response> withoutToken(UnauthorizedException e, HttpServerRequest request) {
        return refuse(
                request, KitProblem.UNAUTHENTICATED, "Send 'Authorization: Bearer TOKEN' with a token of this zone.");
    }

    @ServerExceptionMapper
    Uni<Response> withUnknownToken(AuthenticationFailedException e, HttpServerRequest request) {
        return refuse(request, KitProblem.UNAUTHENTICATED, "The token is not one of this zone's.");
    }

    @ServerExceptionMapper
    Uni<Response> withoutRole(ForbiddenException e, HttpServerRequest request) {
        return refuse(request, KitProblem.FORBIDDEN, "Ask somebody whose token has the role that this needs.");
    }

    private Uni<Response> refuse(HttpServerRequest request, ProblemCode code, String detail) {
        Response answer = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, code == KitProblem.UNAUTHENTICATED ? "Bearer" : null)
                .entity(Problem.of(code, detail, ids.next()))
                .build();
        String method = request.method().name();
        if (READING.contains(method) || !limit.allows()) {
            return Uni.createFrom().item(answer);
        }
        RequestRefused refused = new RequestRefused(method, request.path(), code.name());
        return caller().onItem()
                .invoke(actor -> record(refused, actor))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWith(answer);
    }

    private Uni<Optional<String>> caller() {
        return identity.getDeferredIdentity()
                .map(CurrentActor::nameOf)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(Optional.empty());
    }

    /** A database that is away must not turn a refusal into an error: the refusal stands, the log has it. */
    private void record(RequestRefused refused, Optional<String> actor) {
        NewEvent event = NewEvent.of(EventType.REQUEST_REFUSED, refused.path(), refused);
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.append(actor.map(event::by).orElse(event)));
        } catch (RuntimeException e) {
            Log.errorf(
                    e,
                    "refused request could not be put on record method=%s path=%s",
                    refused.method(),
                    refused.path());
        }
    }
}
