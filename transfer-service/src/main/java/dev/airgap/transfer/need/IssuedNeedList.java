package dev.airgap.transfer.need;

import dev.airgap.media.need.NeedList;
import dev.airgap.transfer.custody.NextAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A need list of this site.
 *
 * @param transferId in whose return folder it lies; null while it waits for a medium
 */
public record IssuedNeedList(
        NeedList list,
        NeedListState state,
        @Nullable String transferId,
        @Nullable Instant writtenAt) {

    public long number() {
        return list.number();
    }

    /** What has to happen next. */
    public NextAction nextAction() {
        return switch (state) {
            case ISSUED -> NextAction.PUT_THE_MEDIUM_IN;
            case WRITTEN -> new NextAction("carry the medium back to the DMZ", "custodian", "transfer");
            case REPLACED -> new NextAction("nothing: a newer list says what is needed", "service", "transfer");
        };
    }
}
