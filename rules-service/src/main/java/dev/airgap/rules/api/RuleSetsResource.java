package dev.airgap.rules.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.update.RuleSets;
import dev.airgap.rules.validation.Sequence;
import dev.airgap.ruleupdate.RuleUpdateFile;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/rule-sets/current")
@Produces(MediaType.APPLICATION_JSON)
class RuleSetsResource {

    private final RuleSets sets;
    private final Sequence sequence;
    private final Here here;

    RuleSetsResource(RuleSets sets, Sequence sequence, Here here) {
        this.sets = sets;
        this.sequence = sequence;
        this.here = here;
    }

    @GET
    @Authenticated
    public RuleSetView current() {
        here.require(Zone.AIRGAP);
        return RuleSetView.of(sets.require(), sequence.missing());
    }

    /** The publisher's text, byte for byte. */
    @GET
    @Path("/files/{name}")
    @Produces("text/plain;charset=UTF-8")
    @Authenticated
    public Response file(@RestPath String name) throws IOException {
        here.require(Zone.AIRGAP);
        RuleUpdateFile file = sets.file(name);
        return Response.ok(sets.open(file))
                .header(HttpHeaders.CONTENT_LENGTH, file.stored().size())
                .header(HttpHeaders.ETAG, "\"" + file.stored().sha256() + "\"")
                .build();
    }
}
