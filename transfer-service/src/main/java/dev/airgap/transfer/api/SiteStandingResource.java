package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.site.Site;
import dev.airgap.transfer.site.SiteStanding;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/site-standing")
class SiteStandingResource {

    private final Site site;
    private final Here here;

    SiteStandingResource(Site site, Here here) {
        this.site = site;
        this.here = here;
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "How the site stands: is it up to date, and if not, why")
    public SiteStanding get() {
        here.require(Zone.AIRGAP);
        return site.standing();
    }
}
