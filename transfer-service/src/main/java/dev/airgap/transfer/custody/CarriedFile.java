package dev.airgap.transfer.custody;

import dev.airgap.media.TransferFile;

/**
 * A file of a transfer.
 *
 * @param file as the volume manifest names it
 * @param origin under which its producer gives out the bytes: the bundle's id, the rule update's number
 */
public record CarriedFile(TransferFile file, String origin) {

    /** As events name it. */
    dev.airgap.contracts.data.TransferFile toEventData() {
        return new dev.airgap.contracts.data.TransferFile(
                file.name(), file.kind().wireName(), file.size(), file.sha256().hex(), file.id());
    }
}
