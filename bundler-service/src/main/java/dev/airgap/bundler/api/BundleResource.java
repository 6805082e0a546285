package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.Roles;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/bundles")
class BundleResource {

    private final Bundles bundles;

    BundleResource(Bundles bundles) {
        this.bundles = bundles;
    }

    @GET
    @Path("{bundleId}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A released bundle")
    public BundleResponse get(@PathParam("bundleId") String bundleId) {
        return BundleResponse.of(find(bundleId));
    }

    @GET
    @Path("{bundleId}/content")
    @Produces("application/zip")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @RunOnVirtualThread
    @Operation(summary = "The bundle's file")
    public Response content(@PathParam("bundleId") String bundleId) {
        ReleasedBundle bundle = find(bundleId);
        if (!isIntact(bundle)) {
            throw new ProblemException(
                    BundlerProblem.BUNDLE_FILE_MISSING,
                    bundle.fileName() + " is gone from the bundles directory, or has another size: start a new cycle.");
        }
        return Response.ok(bundle.path())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + bundle.fileName() + "\"")
                .header(HttpHeaders.ETAG, '"' + bundle.sha256() + '"')
                .build();
    }

    private ReleasedBundle find(String bundleId) {
        return bundles.find(bundleId)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such bundle."));
    }

    /** The reader compares the digest; this only saves it from half a file. */
    private static boolean isIntact(ReleasedBundle bundle) {
        try {
            return Files.size(bundle.path()) == bundle.size();
        } catch (IOException gone) {
            return false;
        }
    }
}
