package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.scan.NewScan;
import dev.airgap.transfer.scan.ScanVerdict;
import dev.airgap.transfer.scan.Scans;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What scan stations say of a medium. */
@Path("/api/v1/media/{id}/scans")
class ScanResource {

    private final Media media;
    private final Scans scans;
    private final CurrentActor actor;

    ScanResource(Media media, Scans scans, CurrentActor actor) {
        this.media = media;
        this.scans = scans;
        this.actor = actor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.CUSTODIAN, Roles.OPERATOR})
    @RunOnVirtualThread
    @Operation(summary = "Attaches a scan station's report, any file, and its verdict: clean or suspicious")
    public Response attach(
            @PathParam("id") String id,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("name") @Nullable String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream report,
            UriInfo uri) {
        RegisteredMedium medium = medium(id);
        NewScan scan = scan(verdict, name, report);
        String scanId = scans.attach(medium, scan, actor.name(), Optional.ofNullable(key));
        return Response.created(uri.getAbsolutePathBuilder().path(scanId).build())
                .entity(list(id).stream()
                        .filter(found -> found.id().equals(scanId))
                        .findFirst()
                        .orElse(null))
                .build();
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "The reports on a medium, newest first")
    public List<ScanResponse> list(@PathParam("id") String id) {
        return scans.of(medium(id).id()).stream().map(ScanResponse::of).toList();
    }

    @GET
    @Path("{scan}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.CUSTODIAN, Roles.OPERATOR, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "A report, byte for byte")
    public byte[] content(@PathParam("id") String id, @PathParam("scan") String scan) {
        return scans.report(id, scan)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such report."));
    }

    private RegisteredMedium medium(String id) {
        return media.find(id).orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such medium."));
    }

    private static NewScan scan(@Nullable String verdict, @Nullable String name, InputStream report) {
        try {
            byte[] bytes = report.readNBytes(NewScan.MOST_BYTES + 1);
            return new NewScan(verdictOf(verdict), name == null ? "" : name, bytes);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be read", e);
        }
    }

    private static ScanVerdict verdictOf(@Nullable String word) {
        return Arrays.stream(ScanVerdict.values())
                .filter(verdict -> verdict.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("verdict is needed: clean or suspicious"));
    }
}
