package dev.airgap.contracts;

import static dev.airgap.contracts.Outcome.ALARM;
import static dev.airgap.contracts.Outcome.DONE;
import static dev.airgap.contracts.Outcome.FAILED;
import static dev.airgap.contracts.Outcome.REFUSED;

import dev.airgap.contracts.data.AuditAlarm;
import dev.airgap.contracts.data.BundleAwaitingSignatures;
import dev.airgap.contracts.data.BundleFileDeleted;
import dev.airgap.contracts.data.BundleRejected;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.BundleSigned;
import dev.airgap.contracts.data.BundleSuperseded;
import dev.airgap.contracts.data.BundlesMissing;
import dev.airgap.contracts.data.ClockSuspect;
import dev.airgap.contracts.data.ContentStale;
import dev.airgap.contracts.data.CycleClosed;
import dev.airgap.contracts.data.CycleFailed;
import dev.airgap.contracts.data.CycleOverdue;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.contracts.data.CycleWaitingForReceipt;
import dev.airgap.contracts.data.ImportFinished;
import dev.airgap.contracts.data.ImportStarted;
import dev.airgap.contracts.data.MediumMoved;
import dev.airgap.contracts.data.MediumOverdue;
import dev.airgap.contracts.data.MediumRegistered;
import dev.airgap.contracts.data.MediumScanned;
import dev.airgap.contracts.data.MessageDeadLettered;
import dev.airgap.contracts.data.MirrorAlarm;
import dev.airgap.contracts.data.MirrorExtended;
import dev.airgap.contracts.data.NeedListRefused;
import dev.airgap.contracts.data.NeedListStep;
import dev.airgap.contracts.data.NeedListWritten;
import dev.airgap.contracts.data.OverrideConfirmed;
import dev.airgap.contracts.data.OverrideRequested;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.contracts.data.ReceiptRefused;
import dev.airgap.contracts.data.ReceiptWritten;
import dev.airgap.contracts.data.RequestRefused;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.contracts.data.RuleUpdateExported;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.contracts.data.RulesApplied;
import dev.airgap.contracts.data.RulesConfirmed;
import dev.airgap.contracts.data.RulesRejected;
import dev.airgap.contracts.data.RulesValidated;
import dev.airgap.contracts.data.SiteEnrolled;
import dev.airgap.contracts.data.SnapshotDeleted;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.contracts.data.SnapshotTaken;
import dev.airgap.contracts.data.StandingChanged;
import dev.airgap.contracts.data.TransferApproved;
import dev.airgap.contracts.data.TransferArrived;
import dev.airgap.contracts.data.TransferCopied;
import dev.airgap.contracts.data.TransferDeparted;
import dev.airgap.contracts.data.TransferEnded;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.contracts.data.TransferRefused;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.contracts.data.TransferVerified;
import dev.airgap.contracts.data.TransferWriteFailed;
import dev.airgap.contracts.data.TransferWritten;
import dev.airgap.contracts.data.UpdateSourceChanged;
import dev.airgap.contracts.data.UpdateSourceUnreachable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event of the pipeline: its CloudEvents {@code type}, who publishes it, its outcome and the record of its data. */
public enum EventType {
    CYCLE_STARTED("cycle.started", DONE, CycleStarted.class, Service.BUNDLER),
    SNAPSHOT_TAKEN("snapshot.taken", DONE, SnapshotTaken.class, Service.BUNDLER),
    BUNDLE_AWAITING_SIGNATURES("bundle.awaiting-signatures", DONE, BundleAwaitingSignatures.class, Service.BUNDLER),
    BUNDLE_SIGNED("bundle.signed", DONE, BundleSigned.class, Service.BUNDLER),
    BUNDLE_RELEASED("bundle.released", DONE, BundleReleased.class, Service.BUNDLER),
    BUNDLE_FILE_DELETED("bundle.file-deleted", DONE, BundleFileDeleted.class, Service.BUNDLER),
    CYCLE_WAITING_FOR_RECEIPT("cycle.waiting-for-receipt", DONE, CycleWaitingForReceipt.class, Service.BUNDLER),
    CYCLE_FAILED("cycle.failed", FAILED, CycleFailed.class, Service.BUNDLER),
    CYCLE_OVERDUE("cycle.overdue", ALARM, CycleOverdue.class, Service.BUNDLER),
    CYCLE_CLOSED("cycle.closed", DONE, CycleClosed.class, Service.BUNDLER),
    STANDING_CHANGED(
            "site.standing-changed", DONE, StandingChanged.class, EnumSet.of(Service.BUNDLER, Service.TRANSFER)),

    RULE_UPDATE_EXPORTED("rule-update.exported", DONE, RuleUpdateExported.class, Service.RULES),
    RULE_UPDATE_FAILED("rule-update.failed", FAILED, RuleUpdateFailed.class, Service.RULES),
    RULES_VALIDATED("rules.validated", DONE, RulesValidated.class, Service.RULES),
    RULES_CONFIRMED("rules.confirmed", DONE, RulesConfirmed.class, Service.RULES),
    RULES_APPLIED("rules.applied", DONE, RulesApplied.class, Service.RULES),
    RULES_REJECTED("rules.rejected", REFUSED, RulesRejected.class, Service.RULES),

    MEDIUM_REGISTERED("medium.registered", DONE, MediumRegistered.class, Service.TRANSFER),
    MEDIUM_MOVED("medium.moved", DONE, MediumMoved.class, Service.TRANSFER),
    MEDIUM_LOST("medium.lost", ALARM, MediumMoved.class, Service.TRANSFER),
    MEDIUM_OVERDUE("medium.overdue", ALARM, MediumOverdue.class, Service.TRANSFER),
    MEDIUM_SCANNED("medium.scanned", DONE, MediumScanned.class, Service.TRANSFER),
    MEDIUM_SUSPICIOUS("medium.suspicious", ALARM, MediumScanned.class, Service.TRANSFER),
    TRANSFER_DRAFTED("transfer.drafted", DONE, TransferFiles.class, Service.TRANSFER),
    TRANSFER_READY("transfer.ready", DONE, TransferFiles.class, Service.TRANSFER),
    TRANSFER_WRITTEN("transfer.written", DONE, TransferWritten.class, Service.TRANSFER),
    TRANSFER_WRITE_FAILED("transfer.write-failed", FAILED, TransferWriteFailed.class, Service.TRANSFER),
    TRANSFER_APPROVED("transfer.approved", DONE, TransferApproved.class, Service.TRANSFER),
    TRANSFER_SEALED("transfer.sealed", DONE, TransferSealed.class, Service.TRANSFER),
    TRANSFER_COPIED("transfer.copied", DONE, TransferCopied.class, Service.TRANSFER),
    TRANSFER_DEPARTED("transfer.departed", DONE, TransferDeparted.class, Service.TRANSFER),
    TRANSFER_ARRIVED("transfer.arrived", DONE, TransferArrived.class, Service.TRANSFER),
    TRANSFER_VERIFIED("transfer.verified", DONE, TransferVerified.class, Service.TRANSFER),
    TRANSFER_DELIVERED("transfer.delivered", DONE, TransferFiles.class, Service.TRANSFER),
    TRANSFER_REFUSED("transfer.refused", REFUSED, TransferRefused.class, Service.TRANSFER),
    TRANSFER_LOST("transfer.lost", ALARM, TransferEnded.class, Service.TRANSFER),
    TRANSFER_FOUND("transfer.found", DONE, TransferEnded.class, Service.TRANSFER),
    TRANSFER_EXPIRED("transfer.expired", FAILED, TransferEnded.class, Service.TRANSFER),
    TRANSFER_CLOSED("transfer.closed", DONE, TransferEnded.class, Service.TRANSFER),
    TRANSFER_CONTENT_DELETED("transfer.content-deleted", DONE, TransferFiles.class, Service.TRANSFER),

    RECEIPT_WRITTEN("receipt.written", DONE, ReceiptWritten.class, Service.TRANSFER),
    RECEIPT_ACCEPTED("receipt.accepted", DONE, ReceiptAccepted.class, Service.TRANSFER),
    RECEIPT_REFUSED("receipt.refused", REFUSED, ReceiptRefused.class, Service.TRANSFER),
    NEED_LIST_ISSUED("need-list.issued", DONE, NeedListStep.class, Service.TRANSFER),
    NEED_LIST_WRITTEN("need-list.written", DONE, NeedListWritten.class, Service.TRANSFER),
    NEED_LIST_ACCEPTED("need-list.accepted", DONE, NeedListStep.class, Service.TRANSFER),
    NEED_LIST_REFUSED("need-list.refused", REFUSED, NeedListRefused.class, Service.TRANSFER),
    SITE_ENROLLED("site.enrolled", DONE, SiteEnrolled.class, Service.TRANSFER),

    ROOT_ACCEPTED("root.accepted", DONE, RootAccepted.class, EnumSet.of(Service.TRANSFER, Service.IMPORTER)),
    CONTENT_STALE("content.stale", ALARM, ContentStale.class, Service.IMPORTER),
    CLOCK_SUSPECT("clock.suspect", ALARM, ClockSuspect.class, Service.IMPORTER),
    BUNDLES_MISSING("bundles.missing", ALARM, BundlesMissing.class, Service.IMPORTER),
    IMPORT_STARTED("import.started", DONE, ImportStarted.class, Service.IMPORTER),
    UPDATE_SOURCE_UNREACHABLE("update-source.unreachable", ALARM, UpdateSourceUnreachable.class, Service.IMPORTER),
    UPDATE_SOURCE_CHANGED("update-source.changed", DONE, UpdateSourceChanged.class, Service.IMPORTER),
    SNAPSHOT_STAGED("snapshot.staged", DONE, SnapshotStep.class, Service.IMPORTER),
    SNAPSHOT_SWITCHED("snapshot.switched", DONE, SnapshotStep.class, Service.IMPORTER),
    SNAPSHOT_ACTIVATED("snapshot.activated", DONE, SnapshotStep.class, Service.IMPORTER),
    SNAPSHOT_REVERTED("snapshot.reverted", FAILED, SnapshotStep.class, Service.IMPORTER),
    SNAPSHOT_DELETED("snapshot.deleted", DONE, SnapshotDeleted.class, EnumSet.of(Service.BUNDLER, Service.IMPORTER)),
    BUNDLE_REJECTED("bundle.rejected", REFUSED, BundleRejected.class, Service.IMPORTER),
    BUNDLE_SUPERSEDED("bundle.superseded", DONE, BundleSuperseded.class, Service.IMPORTER),
    IMPORT_FINISHED("import.finished", DONE, ImportFinished.class, Service.IMPORTER),

    AUDIT_CHAIN_FORK("audit.chain-fork", ALARM, AuditAlarm.class, Service.AUDIT),
    AUDIT_GAP("audit.gap", ALARM, AuditAlarm.class, Service.AUDIT),

    MIRROR_EXTENDED("mirror.extended", DONE, MirrorExtended.class, Service.AUDIT),
    MIRROR_MISSING("mirror.missing", ALARM, MirrorAlarm.class, Service.AUDIT),
    MIRROR_FORKED("mirror.forked", ALARM, MirrorAlarm.class, Service.AUDIT),

    OVERRIDE_REQUESTED("override.requested", DONE, OverrideRequested.class, EnumSet.allOf(Service.class)),
    OVERRIDE_CONFIRMED("override.confirmed", DONE, OverrideConfirmed.class, EnumSet.allOf(Service.class)),
    MESSAGE_DEAD_LETTERED("message.dead-lettered", ALARM, MessageDeadLettered.class, EnumSet.allOf(Service.class)),
    REQUEST_REFUSED("request.refused", REFUSED, RequestRefused.class, EnumSet.allOf(Service.class));

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

    private final String type;
    private final Outcome outcome;
    private final Class<? extends Record> data;
    private final Set<Service> producers;

    EventType(String type, Outcome outcome, Class<? extends Record> data, Service producer) {
        this(type, outcome, data, EnumSet.of(producer));
    }

    EventType(String type, Outcome outcome, Class<? extends Record> data, EnumSet<Service> producers) {
        this.type = type;
        this.outcome = outcome;
        this.data = data;
        this.producers = producers;
    }

    /** The CloudEvents {@code type}. */
    public String type() {
        return type;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The record that {@code data} is written from. */
    public Class<? extends Record> data() {
        return data;
    }

    public boolean isPublishedBy(Service service) {
        return producers.contains(service);
    }

    /** The type with this name; empty for a type that this version does not know. */
    public static Optional<EventType> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
