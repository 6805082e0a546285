package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.kit.outbox.NewEvent;

/** The events of a transfer, which all belong to its cycle and follow from its last one. */
final class TransferEvents {

    private TransferEvents() {}

    static NewEvent of(EventType type, Transfer transfer, Record data) {
        return NewEvent.of(type, transfer.id(), data).inCycle(transfer.cycleId());
    }

    static TransferFiles files(Transfer transfer) {
        return new TransferFiles(transfer.id(), transfer.site(), fileData(transfer));
    }

    static java.util.List<dev.airgap.contracts.data.TransferFile> fileData(Transfer transfer) {
        return transfer.files().stream().map(CarriedFile::toEventData).toList();
    }
}
