package dev.airgap.audit.api;

import dev.airgap.audit.extract.LogSegment;
import dev.airgap.audit.extract.LogSegments;
import dev.airgap.audit.extract.LogStatements;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.Roles;
import dev.airgap.media.receipt.ReceiptPolicy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What transfer-service takes from the log. */
@Path("/api/v1/log")
@RolesAllowed(Roles.SERVICE)
class ExtractResource {

    private static final int MOST_IDS = 100_000;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final LogSegments segments;
    private final LogStatements statements;

    ExtractResource(LogSegments segments, LogStatements statements) {
        this.segments = segments;
        this.statements = statements;
    }

    @GET
    @Path("/segment")
    @Produces("application/jsonl")
    @RunOnVirtualThread
    @Operation(summary = "The log from an index to its newest checkpoint, with inclusion proofs of the named events")
    public StreamingOutput segment(
            @QueryParam("from") @Min(0) long from,
            @QueryParam("events") @DefaultValue("") @Size(max = MOST_IDS) String events) {
        LogSegment segment = segments.from(from, ids(events));
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
            segment.writeTo(buffered);
            buffered.flush();
        };
    }

    @GET
    @Path("/statement")
    @RunOnVirtualThread
    @Operation(summary = "What a receipt says of the log: checkpoint, growth, and the steps that the policy lets out")
    public StatementView statement(
            @QueryParam("consistentFrom") @Min(0) long consistentFrom,
            @QueryParam("cycle") @NotBlank String cycleId,
            @QueryParam("policy") @NotBlank String policy,
            @QueryParam("events") @DefaultValue("") @Size(max = MOST_IDS) String events) {
        return StatementView.of(statements.of(consistentFrom, cycleId, policy(policy), ids(events)));
    }

    private static ReceiptPolicy policy(String name) {
        try {
            return ReceiptPolicy.ofWireName(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, "policy is none, result or events.");
        }
    }

    private static List<String> ids(String commaSeparated) {
        return Stream.of(commaSeparated.split(",")).filter(id -> !id.isBlank()).toList();
    }
}
