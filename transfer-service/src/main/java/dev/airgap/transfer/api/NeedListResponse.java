package dev.airgap.transfer.api;

import dev.airgap.contracts.data.Need;
import dev.airgap.media.need.NeedList;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.need.IssuedNeedList;
import dev.airgap.transfer.report.ReportedNeeds;
import dev.airgap.transfer.returned.AcceptedNeedList;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A need list.
 *
 * @param state ISSUED, WRITTEN or REPLACED in the air gap, ACCEPTED in the DMZ
 * @param transferId in the air gap, in whose return folder it lies
 * @param doneAt when it was written or accepted
 */
record NeedListResponse(
        long number,
        String site,
        String state,
        String sha256,
        String requestedBy,
        @Nullable String reason,
        List<Need> needs,
        @Nullable String transferId,
        NextAction nextAction,
        Instant issuedAt,
        @Nullable Instant doneAt) {

    private static final NextAction STARTED =
            new NextAction("cycles are started for what it names", "service", "bundler");

    static NeedListResponse of(IssuedNeedList issued) {
        return of(issued.list(), issued.state().name(), issued.transferId(), issued.nextAction(), issued.writtenAt());
    }

    static NeedListResponse of(AcceptedNeedList accepted) {
        return of(accepted.list(), "ACCEPTED", null, STARTED, accepted.acceptedAt());
    }

    private static NeedListResponse of(
            NeedList list, String state, @Nullable String transferId, NextAction nextAction, @Nullable Instant doneAt) {
        return new NeedListResponse(
                list.number(),
                list.site(),
                state,
                list.digest().hex(),
                list.requestedBy(),
                list.reason(),
                ReportedNeeds.of(list).needs(),
                transferId,
                nextAction,
                list.issuedAt(),
                doneAt);
    }
}
