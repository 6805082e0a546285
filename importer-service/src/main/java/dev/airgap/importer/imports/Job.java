package dev.airgap.importer.imports;

import dev.airgap.kit.outbox.NewEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A running download as its worker sees it. */
record Job(
        UUID id,
        Optional<String> cycleId,
        Optional<String> actor,
        Optional<String> startedEventId,
        Optional<SourceResult> sourceResult,
        List<ExpectedBundle> expected) {

    static Job of(DownloadEntity row, List<ExpectedBundle> expected) {
        return new Job(
                row.uuid(),
                row.cycleId(),
                row.actor(),
                row.startedEventId(),
                row.sourceResult(),
                List.copyOf(expected));
    }

    /** The event as one of this download. */
    NewEvent of(NewEvent event) {
        return event.inCycle(cycleId).causedBy(startedEventId).by(actor);
    }

    String downloadId() {
        return id.toString();
    }
}
