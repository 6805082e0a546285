package dev.airgap.rules.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.summary.SummaryText;
import dev.airgap.rules.update.Confirmation;
import dev.airgap.rules.update.KnownRuleUpdate;
import dev.airgap.rules.update.RuleUpdates;
import dev.airgap.rules.update.StoredSummary;
import dev.airgap.rules.update.Summaries;
import dev.airgap.rules.validation.Validation;
import dev.airgap.rules.validation.Validations;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/rule-updates")
@Produces(MediaType.APPLICATION_JSON)
class RuleUpdatesResource {

    private static final String KEY = "Idempotency-Key";

    private final RuleUpdates updates;
    private final Summaries summaries;
    private final Confirmation confirmation;
    private final Validations validations;
    private final CurrentActor actor;
    private final Here here;

    RuleUpdatesResource(
            RuleUpdates updates,
            Summaries summaries,
            Confirmation confirmation,
            Validations validations,
            CurrentActor actor,
            Here here) {
        this.updates = updates;
        this.summaries = summaries;
        this.confirmation = confirmation;
        this.validations = validations;
        this.actor = actor;
        this.here = here;
    }

    /** The newest number first. */
    @GET
    @Authenticated
    public Listing<RuleUpdateView> list(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return new Listing<>(
                updates.list(limit).stream().map(RuleUpdateView::of).toList());
    }

    @GET
    @Path("/{number}")
    @Authenticated
    public RuleUpdateView get(@RestPath String number) {
        return RuleUpdateView.of(updates.get(number));
    }

    /** The signed file, as it travels. */
    @GET
    @Path("/{number}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    public Response content(@RestPath String number) {
        KnownRuleUpdate update = updates.get(number);
        return Response.ok(updates.file(update))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(update.fileName()))
                .header(HttpHeaders.ETAG, "\"" + update.sha256() + "\"")
                .build();
    }

    /** What the update changes, by application type, behaviour changes first. */
    @GET
    @Path("/{number}/summary")
    @Authenticated
    public SummaryView summary(@RestPath String number) {
        return SummaryView.of(number, storedSummary(number));
    }

    /** The same as a page of text. */
    @GET
    @Path("/{number}/summary")
    @Produces("text/plain;charset=UTF-8;qs=0.5")
    @Authenticated
    public String summaryPage(@RestPath String number) {
        StoredSummary stored = storedSummary(number);
        return SummaryText.of(number, stored.basis(), stored.summary());
    }

    private StoredSummary storedSummary(String number) {
        here.require(Zone.AIRGAP);
        return summaries.find(number);
    }

    /** Confirms an update that waits; it is applied soon after. */
    @POST
    @Path("/{number}/confirm")
    @RolesAllowed(Roles.APPROVER)
    public Response confirm(@RestPath String number, @HeaderParam(KEY) Optional<String> key) {
        here.require(Zone.AIRGAP);
        confirmation.confirm(number, key);
        return Response.accepted(RuleUpdateView.of(updates.get(number)))
                .location(URI.create("/api/v1/rule-updates/" + number))
                .build();
    }

    /** Takes a {@code .dsru} that came some other way than on a medium. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Roles.OPERATOR)
    public Response upload(
            @QueryParam("fileName") @DefaultValue("") String fileName,
            @HeaderParam(KEY) Optional<String> key,
            InputStream body)
            throws IOException {
        here.require(Zone.AIRGAP);
        String id = validations.upload(fileName, body, actor.name(), key);
        Validation validation = validations.get(UUID.fromString(id));
        return Response.accepted(ValidationView.of(validation, validations.progress(validation)))
                .location(URI.create("/api/v1/rule-validations/" + id))
                .build();
    }
}
