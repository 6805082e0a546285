package dev.airgap.importer.api;

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

    SnapshotResource(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GET
    @Path("current")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "What the relay serves")
    public SnapshotResponse current() {
        return snapshots
                .current()
                .map(SnapshotResponse::of)
                .orElseThrow(() -> new ProblemException(
                        ImporterProblem.NOTHING_SERVED, "The first security update download has not ended yet."));
    }
}
