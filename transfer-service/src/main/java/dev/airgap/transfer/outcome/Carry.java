package dev.airgap.transfer.outcome;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transfer that came to the site.
 *
 * @param number counts them up
 * @param code why its medium was refused as a whole; null when its files were taken
 * @param eventId of the event that it was delivered or refused; null while its files are not in place
 * @param revision counts changes up; a receipt that tells this one tells all
 * @param askedBy who wants a receipt now, whatever is still pending
 */
public record Carry(
        String transferId,
        long number,
        String cycleId,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String eventId,
        List<CarriedOutcome> files,
        long revision,
        @Nullable String askedBy) {

    public Carry {
        files = List.copyOf(files);
    }

    /** The events that say so, as far as there are any. */
    public List<String> eventIds() {
        List<String> ids = new ArrayList<>();
        if (eventId != null) {
            ids.add(eventId);
        }
        files.stream().map(CarriedOutcome::eventId).forEach(id -> {
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }
}
