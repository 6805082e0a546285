package dev.airgap.transfer.api;

import dev.airgap.kit.api.Problem;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemCode;
import dev.airgap.kit.time.Ids;
import dev.airgap.media.MediumException;
import dev.airgap.transfer.custody.MediumUnfitException;
import dev.airgap.transfer.custody.SealKeyException;
import dev.airgap.transfer.custody.StepNotPossibleException;
import dev.airgap.transfer.custody.UnknownTransferException;
import dev.airgap.transfer.medium.SerialTakenException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the capabilities refuse, as problems. */
class TransferMappers {

    private final Ids ids;

    TransferMappers(Ids ids) {
        this.ids = ids;
    }

    @ServerExceptionMapper
    Response unknown(UnknownTransferException e) {
        return answer(KitProblem.NOT_FOUND, e);
    }

    @ServerExceptionMapper
    Response wrongState(StepNotPossibleException e) {
        return answer(TransferProblem.TRANSFER_WRONG_STATE, e);
    }

    @ServerExceptionMapper
    Response unfit(MediumUnfitException e) {
        return answer(TransferProblem.MEDIUM_UNFIT, e);
    }

    @ServerExceptionMapper
    Response taken(SerialTakenException e) {
        return answer(TransferProblem.MEDIUM_SERIAL_TAKEN, e);
    }

    @ServerExceptionMapper
    Response medium(MediumException e) {
        return answer(MediumProblem.of(e), e);
    }

    @ServerExceptionMapper
    Response key(SealKeyException e) {
        Log.errorf("cannot seal: %s", e.getMessage());
        return answer(TransferProblem.SEAL_KEY_UNFIT, e);
    }

    private Response answer(ProblemCode code, RuntimeException e) {
        return Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code, String.valueOf(e.getMessage()), ids.next()))
                .build();
    }
}
