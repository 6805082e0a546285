package dev.airgap.transfer.arrival;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.TransferRefused;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.custody.ArrivalRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.outcome.Outcomes;
import dev.airgap.transfer.scan.Scans;
import dev.airgap.transfer.site.Cause;
import dev.airgap.transfer.site.Reason;
import dev.airgap.transfer.site.Site;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Works off arrivals, one after the other. A crash before ARRIVED is committed leaves only hidden files and a RUNNING
 * arrival, which is read again; one after it is finished without the medium.
 */
@ApplicationScoped
class ArrivalJobs implements MediumJob {

    private final ArrivalRows rows;
    private final ArrivalRecord record;
    private final MediumReading reading;
    private final MediumPlaces places;
    private final Scans scans;
    private final Outcomes outcomes;
    private final Site site;
    private final Outbox outbox;
    private final Clock clock;

    ArrivalJobs(
            ArrivalRows rows,
            ArrivalRecord record,
            MediumReading reading,
            MediumPlaces places,
            Scans scans,
            Outcomes outcomes,
            Site site,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.record = record;
        this.reading = reading;
        this.places = places;
        this.scans = scans;
        this.outcomes = outcomes;
        this.site = site;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Zone zone() {
        return Zone.AIRGAP;
    }

    @Override
    public boolean step() {
        Optional<Transfer> arrived = record.nextToPlace();
        if (arrived.isPresent()) {
            place(arrived.get());
            return true;
        }
        Optional<Arrival> running =
                QuarkusTransaction.requiringNew().call(() -> rows.firstRunning().map(ArrivalEntity::toArrival));
        running.ifPresent(this::advance);
        return running.isPresent();
    }

    private void place(Transfer transfer) {
        reading.place(transfer);
        QuarkusTransaction.requiringNew().run(() -> record.delivered(transfer.id()));
        Log.infof("delivered transferId=%s cycleId=%s", transfer.id(), transfer.cycleId());
    }

    private void advance(Arrival arrival) {
        if (!arrival.transferIds().isEmpty()) {
            // What it brought was put in place before this, or this would not be its turn.
            QuarkusTransaction.requiringNew()
                    .run(() -> rows.existing(arrival.id()).delivered(clock.instant()));
            places.forget(arrival.id());
            return;
        }
        try {
            read(arrival);
            places.forget(arrival.id());
        } catch (Refusal refusal) {
            if (Thread.currentThread().isInterrupted()) {
                // The service stops: the arrival stays RUNNING, and the medium is read when the service starts again.
                return;
            }
            refuse(arrival, refusal);
            places.forget(arrival.id());
        }
    }

    private void read(Arrival arrival) {
        List<SealedTransfer> sealed = reading.newTransfers(arrival);
        List<String> ignored = reading.ignored(arrival);
        QuarkusTransaction.requiringNew().run(() -> rows.existing(arrival.id()).ignored(ignored));
        if (sealed.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> rows.existing(arrival.id()).nothingNew(clock.instant()));
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> sealed.forEach(transfer -> record.arrived(transfer, arrival.reception())));
        reading.stage(arrival, sealed);
        sealed.stream().filter(record::completes).forEach(reading::requireWhole);
        QuarkusTransaction.requiringNew().run(() -> taken(arrival, sealed));
    }

    private void taken(Arrival arrival, List<SealedTransfer> sealed) {
        ArrivalEntity row = rows.existing(arrival.id());
        boolean complete = true;
        for (SealedTransfer transfer : sealed) {
            complete &= record.read(transfer);
            scans.taken(transfer.manifest().mediumSerial());
            row.brought(List.of(transfer.manifest().transferId()));
        }
        if (!complete) {
            row.incomplete(clock.instant());
        }
    }

    private void refuse(Arrival arrival, Refusal refusal) {
        Log.warnf(
                "medium refused arrivalId=%s transferId=%s code=%s: %s",
                arrival.id(), refusal.transferId(), refusal.error().code(), refusal.getMessage());
        String subject = refusal.transferId() == null ? arrival.id() : refusal.transferId();
        TransferRefused data = new TransferRefused(
                refusal.transferId(), refusal.error().code(), refusal.error().detail());
        QuarkusTransaction.requiringNew().run(() -> {
            rows.existing(arrival.id()).refused(refusal.error(), clock.instant());
            refusal.proved()
                    .filter(proved -> refusal.isOfTheMedium())
                    .ifPresent(proved -> record.arrived(proved, arrival.reception()));
            String eventId = outbox.append(NewEvent.of(EventType.TRANSFER_REFUSED, subject, data)
                    .inCycle(refusal.cycleId())
                    .by(arrival.custodian()));
            if (refusal.isOfOneVolume()) {
                record.volumeRefused(subject, refusal.error(), eventId);
            }
            record.rejected(refusal.isOfWhole(), refusal.transferId(), refusal.error(), eventId);
            answer(refusal, eventId);
        });
    }

    /** What the site says of it: nothing of a medium that is not meant for it, or that it could not read itself. */
    private void answer(Refusal refusal, String eventId) {
        TransferError error = refusal.error();
        if (refusal.transferId() != null
                && refusal.cycleId().isPresent()
                && refusal.isOfTheMedium()
                && !refusal.isOfOneVolume()) {
            outcomes.refused(refusal.transferId(), refusal.cycleId().get(), error.code(), error.detail(), eventId);
        }
        if (refusal.isOfTheMedium()) {
            site.refused(new Reason(error.code(), error.detail()), new Cause(eventId, refusal.cycleId()));
        }
    }
}
