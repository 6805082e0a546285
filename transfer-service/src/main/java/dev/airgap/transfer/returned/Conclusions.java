package dev.airgap.transfer.returned;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.NeedListRefused;
import dev.airgap.contracts.data.ReceiptRefused;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.ReturnedFile;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows from what came back on a medium, and how its reading ends. */
@ApplicationScoped
class Conclusions {

    private final MediumReturnRows rows;
    private final Acceptance acceptance;
    private final AcceptedNeedLists needLists;
    private final ReceiptRecord transfers;
    private final Outbox outbox;
    private final TrustedRoots roots;
    private final Here here;
    private final Clock clock;

    Conclusions(
            MediumReturnRows rows,
            Acceptance acceptance,
            AcceptedNeedLists needLists,
            ReceiptRecord transfers,
            Outbox outbox,
            TrustedRoots roots,
            Here here,
            Clock clock) {
        this.rows = rows;
        this.acceptance = acceptance;
        this.needLists = needLists;
        this.transfers = transfers;
        this.outbox = outbox;
        this.roots = roots;
        this.here = here;
        this.clock = clock;
    }

    /** There is nothing in its return folders. */
    @Transactional
    void nothingReturned(MediumReturn returned) {
        rows.existing(returned.id()).nothingReturned(clock.instant());
    }

    /** Takes the newest receipt and the newest need list that are news. A strange file beside them keeps nobody from them. */
    @Transactional
    void conclude(MediumReturn returned, List<ReturnedFile> files) {
        TrustedRoot root = roots.newest();
        Map<Boolean, List<ReturnedFile>> byKind =
                files.stream().collect(Collectors.partitioningBy(ReturnedFile::isNeedList));
        Intake receipts = Intake.of(byKind.get(false), root, here.site());
        NeedIntake needs = NeedIntake.of(byKind.get(true), root, here.site());
        Optional<Intake.Refused> staleReceipt = receipts.newest()
                .flatMap(it -> acceptance
                        .take(it.report(), it.file().bytes(), returned.custodian())
                        .map(it::refused));
        Optional<Intake.Refused> staleNeeds = needs.newest()
                .flatMap(it -> needLists
                        .take(it.list(), it.file().bytes(), returned.custodian())
                        .map(it::refused));
        Long receipt = receipts.newest()
                .filter(it -> staleReceipt.isEmpty())
                .map(it -> it.report().number())
                .orElse(null);
        Long needList = needs.newest()
                .filter(it -> staleNeeds.isEmpty())
                .map(it -> it.list().number())
                .orElse(null);
        Optional<Intake.Refused> refused = Stream.of(receipts.invalid(), staleReceipt, needs.invalid(), staleNeeds)
                .flatMap(Optional::stream)
                .findFirst();
        end(rows.existing(returned.id()), receipt, needList);
        refused.ifPresent(file -> tell(returned, file));
    }

    private void end(MediumReturnEntity row, @Nullable Long receipt, @Nullable Long needList) {
        if (receipt == null && needList == null) {
            row.refused(clock.instant());
        } else {
            row.accepted(receipt, needList, clock.instant());
        }
    }

    /** The medium as a whole. */
    @Transactional
    void refuse(MediumReturn returned, @Nullable String transferId, TransferError error) {
        rows.existing(returned.id()).refused(clock.instant());
        ReceiptRefused data = new ReceiptRefused(transferId, null, error.code(), error.detail());
        tell(returned, transferId, error, EventType.RECEIPT_REFUSED, data);
    }

    private void tell(MediumReturn returned, Intake.Refused refused) {
        String transferId = refused.file().transferId();
        TransferError why = refused.why();
        if (refused.file().isNeedList()) {
            NeedListRefused data = new NeedListRefused(transferId, refused.number(), why.code(), why.detail());
            tell(returned, transferId, why, EventType.NEED_LIST_REFUSED, data);
        } else {
            ReceiptRefused data = new ReceiptRefused(transferId, refused.number(), why.code(), why.detail());
            tell(returned, transferId, why, EventType.RECEIPT_REFUSED, data);
        }
    }

    private void tell(
            MediumReturn returned, @Nullable String transferId, TransferError why, EventType type, Record data) {
        Log.warnf(
                "return refused returnId=%s transferId=%s code=%s: %s",
                returned.id(), transferId, why.code(), why.detail());
        rows.existing(returned.id()).has(why);
        Optional<Transfer> transfer = Optional.ofNullable(transferId).flatMap(transfers::find);
        outbox.append(NewEvent.of(type, returned.id(), data)
                .inCycle(transfer.map(Transfer::cycleId))
                .causedBy(transfer.map(Transfer::lastEventId))
                .by(returned.custodian()));
    }
}
