package dev.airgap.audit.api;

import dev.airgap.audit.chain.ChainHead;
import dev.airgap.audit.chain.ChainHeads;
import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.Checkpoints;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/log")
@Authenticated
class LogResource {

    private static final int LARGEST_PAGE = 1000;

    private final AuditLog log;
    private final Checkpoints checkpoints;
    private final ChainHeads heads;

    LogResource(AuditLog log, Checkpoints checkpoints, ChainHeads heads) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.heads = heads;
    }

    @GET
    @Path("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(summary = "The newest checkpoint: a C2SP tlog-checkpoint, signed with the log's key")
    public byte[] checkpoint() {
        return checkpoints.newest().orElseThrow(() -> notFound("No checkpoint is signed yet; ask again in a second."));
    }

    @GET
    @Path("/entries")
    @Operation(summary = "Entries from an index on, with the exact bytes of their events")
    public Items<LogEntryView> entries(
            @QueryParam("from") @DefaultValue("0") @Min(0) long from,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(LARGEST_PAGE) int limit) {
        return new Items<>(
                log.entries(from, limit).stream().map(LogEntryView::of).toList());
    }

    @GET
    @Path("/entries/{index}/inclusion")
    @Operation(summary = "The proof that an entry is in the log of a size (default: the newest)")
    public ProofView.Inclusion inclusion(@PathParam("index") long index, @QueryParam("size") Optional<Long> size) {
        return log.inclusion(index, size.orElseGet(log::size))
                .map(ProofView::of)
                .orElseThrow(() -> notFound("There is no entry %d in a log of that size.".formatted(index)));
    }

    @GET
    @Path("/consistency")
    @Operation(summary = "The proof that the log of one size begins with that of an earlier one")
    public ProofView.Consistency consistency(@QueryParam("from") long from, @QueryParam("to") Optional<Long> to) {
        return log.consistency(from, to.orElseGet(log::size))
                .map(ProofView::of)
                .orElseThrow(() -> notFound("The log was never of that size, or shrank from one to the other."));
    }

    @GET
    @Path("/heads")
    @Operation(summary = "Up to which event each producer's chain is logged")
    public Items<ChainHead> heads() {
        return new Items<>(heads.all());
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(KitProblem.NOT_FOUND, detail);
    }
}
