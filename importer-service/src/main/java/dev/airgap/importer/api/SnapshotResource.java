package dev.airgap.importer.api;

import dev.airgap.importer.freshness.ServedContent;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/snapshots")
class SnapshotResource {

    private final Snapshots snapshots;
    private final ServedContent content;

    SnapshotResource(Snapshots snapshots, ServedContent content) {
        this.snapshots = snapshots;
        this.content = content;
    }

    @GET
    @Path("current")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "What the relay serves, and how old it is")
    public SnapshotResponse current() {
        return snapshots
                .current()
                .map(snapshot -> SnapshotResponse.of(snapshot, content.freshnessOf(snapshot)))
                .orElseThrow(() -> new ProblemException(
                        ImporterProblem.NOTHING_SERVED, "The first security update download has not ended yet."));
    }
}
