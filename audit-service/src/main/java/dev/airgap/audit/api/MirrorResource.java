package dev.airgap.audit.api;

import dev.airgap.audit.mirror.MirrorStanding;
import dev.airgap.audit.mirror.MirroredLog;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/mirror")
@Authenticated
class MirrorResource {

    private final MirroredLog mirror;

    MirrorResource(MirroredLog mirror) {
        this.mirror = mirror;
    }

    @GET
    @Operation(summary = "What is known of the other zone's log, and whether it continues what was known")
    public MirrorStanding standing() {
        return mirror.standing();
    }
}
