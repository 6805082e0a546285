package dev.airgap.audit.api;

import dev.airgap.audit.alarm.Alarm;
import dev.airgap.audit.alarm.Alarms;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/alarms")
@Authenticated
class AlarmResource {

    private static final int LARGEST_PAGE = 1000;

    private final Alarms alarms;

    AlarmResource(Alarms alarms) {
        this.alarms = alarms;
    }

    @GET
    @Operation(summary = "Alarms, the newest first; one without closedAt still has its reason")
    public Items<Alarm> alarms(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(LARGEST_PAGE) int limit) {
        return new Items<>(alarms.newest(limit));
    }
}
