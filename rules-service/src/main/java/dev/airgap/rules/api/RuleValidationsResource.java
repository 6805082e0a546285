package dev.airgap.rules.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.validation.Validation;
import dev.airgap.rules.validation.Validations;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/rule-validations")
@Produces(MediaType.APPLICATION_JSON)
class RuleValidationsResource {

    private final Validations validations;
    private final Here here;

    RuleValidationsResource(Validations validations, Here here) {
        this.validations = validations;
        this.here = here;
    }

    /** Newest first; of one cycle if it is named. */
    @GET
    @Authenticated
    public Listing<ValidationView> list(
            @QueryParam("cycleId") Optional<String> cycleId,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        here.require(Zone.AIRGAP);
        return new Listing<>(
                validations.list(cycleId, limit).stream().map(this::view).toList());
    }

    @GET
    @Path("/{id}")
    @Authenticated
    public ValidationView get(@RestPath UUID id) {
        here.require(Zone.AIRGAP);
        return view(validations.get(id));
    }

    private ValidationView view(Validation validation) {
        return ValidationView.of(validation, validations.progress(validation));
    }
}
