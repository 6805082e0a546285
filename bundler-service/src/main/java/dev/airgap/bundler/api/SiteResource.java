package dev.airgap.bundler.api;

import dev.airgap.bundler.cycle.Cycles;
import dev.airgap.bundler.site.Site;
import dev.airgap.bundler.site.Sites;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/sites")
class SiteResource {

    private final Sites sites;
    private final Cycles cycles;

    SiteResource(Sites sites, Cycles cycles) {
        this.sites = sites;
        this.cycles = cycles;
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "The sites that this zone serves, and how they stand; all on one page")
    public Page<SiteResponse> list() {
        return new Page<>(sites.all().stream().map(this::response).toList(), null);
    }

    @GET
    @Path("{site}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "How a site stands, and what it says of itself")
    public SiteResponse get(@PathParam("site") String name) {
        return sites.find(name)
                .map(this::response)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "This zone serves no such site."));
    }

    private SiteResponse response(Site site) {
        return SiteResponse.of(site, cycles.waitingForReceipt(site.name()));
    }
}
