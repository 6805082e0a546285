package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.slip.SlipText;
import dev.airgap.transfer.receipt.Slips;
import dev.airgap.transfer.returned.AcceptedReceipts;
import dev.airgap.transfer.returned.TypedReceipts;
import dev.airgap.transfer.slip.QrCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Receipts without a returning medium: shown in the air gap, typed or scanned in the DMZ. */
@Path("/api/v1/receipts")
class SlipResource {

    private static final int LONGEST_TEXT = 4096;
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Slips slips;
    private final TypedReceipts typed;
    private final AcceptedReceipts accepted;
    private final CurrentActor actor;
    private final Here here;

    SlipResource(Slips slips, TypedReceipts typed, AcceptedReceipts accepted, CurrentActor actor, Here here) {
        this.slips = slips;
        this.typed = typed;
        this.accepted = accepted;
        this.actor = actor;
        this.here = here;
    }

    @GET
    @Path("{number}/slip")
    @Produces(TEXT)
    @RolesAllowed({Roles.OPERATOR, Roles.CUSTODIAN, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "A receipt as short signed text: numbered lines to be typed in the DMZ")
    public String text(@PathParam("number") long number) {
        return String.join("\n", SlipText.lines(slip(number))) + "\n";
    }

    @GET
    @Path("{number}/slip/qr")
    @Produces(TEXT)
    @RolesAllowed({Roles.OPERATOR, Roles.CUSTODIAN, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "The same as a QR code for a dark terminal, in half blocks")
    public String terminal(@PathParam("number") long number) {
        return QrCode.of(SlipText.qrText(slip(number))).terminal();
    }

    @GET
    @Path("{number}/slip/qr")
    @Produces("image/png")
    @RolesAllowed({Roles.OPERATOR, Roles.CUSTODIAN, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "The same as a QR code")
    public byte[] png(@PathParam("number") long number) {
        return QrCode.of(SlipText.qrText(slip(number))).png();
    }

    @POST
    @Path("slips")
    @Consumes(MediaType.TEXT_PLAIN)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Takes a receipt whose slip was typed or scanned; typed again, nothing changes")
    public ReceiptResponse take(@NotBlank @Size(max = LONGEST_TEXT) String text) {
        here.require(Zone.DMZ);
        return accepted.find(typed.take(text, actor.name()))
                .map(ReceiptResponse::of)
                .orElseThrow();
    }

    private byte[] slip(long number) {
        here.require(Zone.AIRGAP);
        return slips.of(number)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such receipt."));
    }
}
