package dev.airgap.transfer.returned;

import dev.airgap.contracts.Zone;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads returned media, one after the other. A crash leaves a RUNNING return and nothing else; it is read again. */
@ApplicationScoped
class ReturnJobs implements MediumJob {

    private final MediumReturnRows rows;
    private final Conclusions conclusions;
    private final ReadReturns readReturns;
    private final ReceiptRecord transfers;
    private final Movements movements;
    private final MediumPlaces places;

    ReturnJobs(
            MediumReturnRows rows,
            Conclusions conclusions,
            ReadReturns readReturns,
            ReceiptRecord transfers,
            Movements movements,
            MediumPlaces places) {
        this.rows = rows;
        this.conclusions = conclusions;
        this.readReturns = readReturns;
        this.transfers = transfers;
        this.movements = movements;
        this.places = places;
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
            conclusions.refuse(returned, null, new TransferError(e.code(), String.valueOf(e.getMessage())));
            return;
        }
        Optional<TransferError> wrongMedium = wrongMedium(returned, aboard);
        if (wrongMedium.isPresent()) {
            conclusions.refuse(
                    returned, aboard.stream().findFirst().map(Aboard::id).orElse(null), wrongMedium.get());
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> isBack(returned, aboard));
        if (files.isEmpty()) {
            conclusions.nothingReturned(returned);
            return;
        }
        conclusions.conclude(returned, files);
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
