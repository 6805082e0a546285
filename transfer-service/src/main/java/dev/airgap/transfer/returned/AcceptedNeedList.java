package dev.airgap.transfer.returned;

import dev.airgap.media.need.NeedList;
import java.time.Instant;

/** A need list of the site that was verified and accepted: cycles were started for it. */
public record AcceptedNeedList(NeedList list, Instant acceptedAt) {

    public long number() {
        return list.number();
    }
}
