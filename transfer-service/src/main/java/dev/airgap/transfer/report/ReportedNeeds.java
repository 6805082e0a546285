package dev.airgap.transfer.report;

import dev.airgap.contracts.data.Need;
import dev.airgap.contracts.data.NeedListStep;
import dev.airgap.media.need.NeedList;

/** Takes a need list into the shape of events. */
public final class ReportedNeeds {

    private ReportedNeeds() {}

    public static NeedListStep of(NeedList list) {
        return new NeedListStep(
                list.site(),
                list.number(),
                list.digest().hex(),
                list.requestedBy(),
                list.reason(),
                list.needs().stream()
                        .map(need -> new Need(need.kind().wireName(), need.id()))
                        .toList());
    }
}
