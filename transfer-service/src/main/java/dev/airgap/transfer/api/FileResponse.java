package dev.airgap.transfer.api;

import dev.airgap.media.TransferFile;
import dev.airgap.transfer.outcome.CarriedOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A carried file.
 *
 * @param outcome what became of it, in the air gap
 * @param code why it was rejected or reverted
 */
record FileResponse(
        String name,
        String kind,
        long size,
        String sha256,
        String id,
        @Nullable String outcome,
        @Nullable String code,
        @Nullable String detail) {

    static FileResponse of(TransferFile file, Optional<CarriedOutcome> became) {
        return new FileResponse(
                file.name(),
                file.kind().wireName(),
                file.size(),
                file.sha256().hex(),
                file.id(),
                became.map(it -> it.outcome().name()).orElse(null),
                became.map(CarriedOutcome::code).orElse(null),
                became.map(CarriedOutcome::detail).orElse(null));
    }
}
