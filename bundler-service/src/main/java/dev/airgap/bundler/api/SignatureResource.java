package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.BuildException;
import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.SignatureRefusedException;
import dev.airgap.bundler.cycle.Signing;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.trust.PayloadTypes;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people sign, and what they have signed. */
@Path("/api/v1/bundles/{bundleId}")
class SignatureResource {

    private static final String DSSE = "application/vnd.dsse+json";

    private final Signing signing;
    private final CurrentActor actor;

    SignatureResource(Signing signing, CurrentActor actor) {
        this.signing = signing;
        this.actor = actor;
    }

    @GET
    @Path("manifest")
    @Produces(PayloadTypes.BUNDLE)
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "The bytes to sign; their SHA-256 is the bundle's id")
    public byte[] manifest(@PathParam("bundleId") String bundleId) {
        return find(bundleId).payload();
    }

    @GET
    @Path("signatures")
    @Produces(MediaType.APPLICATION_JSON)
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Who has signed, and how many signatures are missing")
    public SignaturesResponse signatures(@PathParam("bundleId") String bundleId) {
        return SignaturesResponse.of(find(bundleId));
    }

    @POST
    @Path("signatures")
    @Consumes({DSSE, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.APPROVER})
    @RunOnVirtualThread
    @Operation(summary = "Brings signatures: a strict DSSE envelope over exactly the manifest; all are taken or none")
    public SignaturesResponse add(@PathParam("bundleId") String bundleId, byte[] dsse) {
        try {
            return SignaturesResponse.of(signing.add(bundleId, dsse, actor.name()));
        } catch (SignatureRefusedException e) {
            throw new ProblemException(BundlerProblem.of(e.fault()), e.getMessage());
        } catch (BuildException e) {
            throw new ProblemException(KitProblem.DEPENDENCY_AWAY, e.getMessage());
        }
    }

    private DraftedManifest find(String bundleId) {
        return signing.find(bundleId)
                .orElseThrow(() -> new ProblemException(
                        KitProblem.NOT_FOUND,
                        "There is no manifest of such a bundle, or it was released before they were kept."));
    }
}
