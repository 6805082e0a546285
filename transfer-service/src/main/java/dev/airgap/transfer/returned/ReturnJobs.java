package dev.airgap.transfer.returned;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.ReceiptRefused;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.ReturnedFile;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.medium.MediumRefusedException;
import dev.airgap.transfer.medium.Movements;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads returned media, one after the other. A crash leaves a RUNNING return and nothing else; it is read again. */
@ApplicationScoped
class ReturnJobs implements MediumJob {

    private final MediumReturnRows rows;
    private final Acceptance acceptance;
    private final ReadReturns readReturns;
    private final ReceiptRecord transfers;
    private final Movements movements;
    private final Outbox outbox;
    private final MediumPlaces places;
    private final TrustedRoots roots;
    private final Here here;
    private final Clock clock;

    ReturnJobs(
            MediumReturnRows rows,
            Acceptance acceptance,
            ReadReturns readReturns,
            ReceiptRecord transfers,
            Movements movements,
            Outbox outbox,
            MediumPlaces places,
            TrustedRoots roots,
            Here here,
            Clock clock) {
        this.rows = rows;
        this.acceptance = acceptance;
        this.readReturns = readReturns;
        this.transfers = transfers;
        this.movements = movements;
        this.outbox = outbox;
        this.places = places;
        this.roots = roots;
        this.here = here;
        this.clock = clock;
    }

    @Override
    public Zone zone() {
        return Zone.DMZ;
    }

    @Override
    public boolean step() {
        Optional<MediumReturn> running =
                QuarkusTransaction.requiringNew().call(() -> rows.firstRunning().map(MediumReturnEntity::toReturn));
        running.ifPresent(returned -> {
            read(returned);
            places.forget(returned.id());
        });
        return running.isPresent();
    }

    private void read(MediumReturn returned) {
        List<ReturnedFile> files;
        List<Aboard> aboard;
        Path medium = places.of(returned.id(), returned.atDesk());
        try {
            files = MediumReader.open(medium).returned();
            MediumReader reader = MediumReader.open(medium);
            aboard = MediumWriter.open(medium).transferIds().stream()
                    .flatMap(id -> transfers.find(id).stream())
                    .map(transfer -> new Aboard(transfer, reader.volume(transfer.id())))
                    .toList();
        } catch (MediumException e) {
            refuse(returned, null, new TransferError(e.code(), String.valueOf(e.getMessage())));
            return;
        }
        Optional<TransferError> wrongMedium = wrongMedium(returned, aboard);
        if (wrongMedium.isPresent()) {
            refuse(returned, aboard.stream().findFirst().map(Aboard::id).orElse(null), wrongMedium.get());
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> isBack(returned, aboard));
        if (files.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> rows.existing(returned.id()).nothingReturned(clock.instant()));
            return;
        }
        conclude(returned, Intake.of(files, roots.newest(), here.site()));
        readReturns.read(files);
    }

    /** Whatever is on it: the medium is in the DMZ. */
    private void isBack(MediumReturn returned, List<Aboard> aboard) {
        for (Aboard each : aboard) {
            each.serial()
                    .ifPresent(serial -> movements.read(serial, each.id(), returned.handOver(), returned.custodian()));
        }
        Optional.ofNullable(returned.mediumSerial())
                .ifPresent(serial -> movements.read(serial, null, returned.handOver(), returned.custodian()));
    }

    private void conclude(MediumReturn returned, Intake intake) {
        QuarkusTransaction.requiringNew().run(() -> {
            Optional<Intake.Refused> objection = intake.newest()
                    .flatMap(newest -> acceptance
                            .take(newest.report(), newest.file().bytes(), returned.custodian())
                            .map(newest::refused));
            Optional<Intake.Refused> refused = intake.invalid().or(() -> objection);
            MediumReturnEntity row = rows.existing(returned.id());
            // A strange file beside a good receipt keeps nobody from the receipt, and is on record.
            intake.newest()
                    .filter(newest -> objection.isEmpty())
                    .ifPresentOrElse(
                            newest -> row.accepted(newest.report().number(), clock.instant()),
                            () -> row.refused(clock.instant()));
            refused.ifPresent(file -> {
                row.has(file.why());
                tell(returned, file.file().transferId(), file.number(), file.why());
            });
        });
    }

    /** The medium as a whole. */
    private void refuse(MediumReturn returned, @Nullable String transferId, TransferError error) {
        QuarkusTransaction.requiringNew().run(() -> {
            MediumReturnEntity row = rows.existing(returned.id());
            row.refused(clock.instant());
            row.has(error);
            tell(returned, transferId, null, error);
        });
    }

    private void tell(MediumReturn returned, @Nullable String transferId, @Nullable Long number, TransferError error) {
        Log.warnf(
                "return refused returnId=%s transferId=%s code=%s: %s",
                returned.id(), transferId, error.code(), error.detail());
        Optional<Transfer> transfer = Optional.ofNullable(transferId).flatMap(transfers::find);
        outbox.append(NewEvent.of(
                        EventType.RECEIPT_REFUSED,
                        returned.id(),
                        new ReceiptRefused(transferId, number, error.code(), error.detail()))
                .inCycle(transfer.map(Transfer::cycleId))
                .causedBy(transfer.map(Transfer::lastEventId))
                .by(returned.custodian()));
    }

    /** A transfer on the medium, and which volume of it, as far as the name of its manifest says. */
    private record Aboard(Transfer transfer, OptionalInt volume) {

        String id() {
            return transfer.id();
        }

        /** Of the medium that it should be. */
        Optional<String> serial() {
            return transfer.volumes().volume(volume.orElse(1)).map(TransferVolume::mediumSerial);
        }

        boolean wasWrittenTo(String serial) {
            return transfer.volumes().onMedium(serial).isPresent();
        }
    }

    private Optional<TransferError> wrongMedium(MediumReturn returned, List<Aboard> aboard) {
        String expected = returned.mediumSerial();
        for (Aboard each : aboard) {
            if (expected != null && !each.wasWrittenTo(expected)) {
                return Optional.of(new TransferError(
                        "MEDIUM_SERIAL_MISMATCH",
                        "Transfer %s was written to medium %s; this should be medium %s."
                                .formatted(each.id(), each.transfer().mediumSerial(), expected)));
            }
        }
        try {
            Stream.concat(Stream.ofNullable(expected), aboard.stream().flatMap(each -> each.serial().stream()))
                    .forEach(movements::requireReadable);
            return Optional.empty();
        } catch (MediumRefusedException e) {
            return Optional.of(new TransferError(e.problem().name(), String.valueOf(e.getMessage())));
        }
    }
}
