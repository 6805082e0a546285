package dev.airgap.transfer.api;

import dev.airgap.kit.security.Roles;
import dev.airgap.transfer.custody.UnknownTransferException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The whole record of a transfer, on one page. */
@Path("/api/v1/transfers/{id}/record")
class TransferRecordResource {

    private final TransferRecords records;
    private final Template page;

    TransferRecordResource(TransferRecords records, @Location("transfer-record.html") Template page) {
        this.records = records;
        this.page = page;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR, Roles.CUSTODIAN, Roles.APPROVER})
    @RunOnVirtualThread
    @Operation(summary = "All that this zone knows of a transfer: people, times, seals, hashes, signatures")
    public TransferRecord get(@PathParam("id") String id) {
        return records.find(id).orElseThrow(UnknownTransferException::new);
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR, Roles.CUSTODIAN, Roles.APPROVER})
    @RunOnVirtualThread
    @Operation(summary = "The same as a page to print")
    public String print(@PathParam("id") String id) {
        return page.data("record", get(id)).render();
    }
}
