package dev.airgap.transfer.custody;

import dev.airgap.media.TransferFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a transfer.
 *
 * @param file as the volume manifest names it
 * @param origin under which its producer gives out the bytes: the bundle's id, the rule update's number
 * @param eventId of the event that announced it, which the log on the medium has to prove; null in the air gap
 */
public record CarriedFile(
        TransferFile file, String origin, @Nullable String eventId) {

    /** As events name it. */
    dev.airgap.contracts.data.TransferFile toEventData() {
        return new dev.airgap.contracts.data.TransferFile(
                file.name(), file.kind().wireName(), file.size(), file.sha256().hex(), file.id());
    }
}
