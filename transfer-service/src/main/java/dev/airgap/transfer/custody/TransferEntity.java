package dev.airgap.transfer.custody;

import dev.airgap.media.KnownReceipt;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.TransferFile;
import dev.airgap.media.VolumeManifest;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "transfer")
class TransferEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Column(name = "cycle_id")
    private String cycleId;

    private String site;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    @Column(name = "bundle_known")
    private boolean bundleKnown;

    @Column(name = "rules_known")
    private boolean rulesKnown;

    @Embedded
    private @Nullable PeopleRow people;

    private boolean overwrite;

    @Column(name = "at_desk")
    private boolean atDesk;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Embedded
    private VolumesRow volumes = new VolumesRow();

    @Column(name = "receipt_number")
    private @Nullable Long receiptNumber;

    @Column(name = "known_receipt_number")
    private @Nullable Long knownReceiptNumber;

    @Column(name = "content_deleted_at")
    private @Nullable Instant contentDeletedAt;

    @Column(name = "known_site_log_size")
    private @Nullable Long knownSiteLogSize;

    @Embedded
    private @Nullable ErrorRow error;

    @Column(name = "last_event_id")
    private UUID lastEventId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "arrived_at")
    private @Nullable Instant arrivedAt;

    @ElementCollection
    @CollectionTable(name = "transfer_file", joinColumns = @JoinColumn(name = "transfer_id"))
    @OrderColumn(name = "position")
    private List<FileRow> files = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "transfer_step", joinColumns = @JoinColumn(name = "transfer_id"))
    @OrderColumn(name = "position")
    private List<StepRow> steps = new ArrayList<>();

    TransferEntity() {}

    static TransferEntity drafted(String id, String cycleId, String site, String eventId, Instant now) {
        TransferEntity row = new TransferEntity();
        row.id = UUID.fromString(id);
        row.cycleId = cycleId;
        row.site = site;
        row.state = TransferState.DRAFTED;
        row.createdAt = now;
        row.happened(eventId, now);
        return row;
    }

    /** It is at the site for the first time. */
    static TransferEntity arrived(SealedTransfer sealed, Reception reception, String eventId, Instant now) {
        VolumeManifest manifest = sealed.manifest();
        TransferEntity row = drafted(manifest.transferId(), manifest.cycle(), manifest.site(), eventId, now);
        row.state = TransferState.ARRIVED;
        row.steps.add(StepRow.of(new StepTaken(TransferStep.ARRIVE, TransferState.ARRIVED, eventId, now)));
        row.bundleKnown = true;
        row.rulesKnown = true;
        row.brings(sealed, reception, now);
        return row;
    }

    /** It is at the site again, perhaps under another manifest; or another of its volumes is. */
    void arrivedAgain(SealedTransfer sealed, Reception reception, String eventId, Instant now) {
        move(TransferStep.ARRIVE, eventId, now);
        noError();
        brings(sealed, reception, now);
    }

    /** Everything on one of its volumes was read. */
    void confirmed(int volume, String eventId, Instant now) {
        volumes.confirmed(volume, now);
        noError();
        happened(eventId, now);
    }

    /** One of its volumes is of no use; the others stay what they are. */
    void volumeRefused(TransferError reason, String eventId, Instant now) {
        has(reason);
        happened(eventId, now);
    }

    /** Whether it is here with this volume, under this manifest, and not read yet. */
    boolean hasArrivedWith(SealedTransfer sealed) {
        return state == TransferState.ARRIVED
                && volumes.has(sealed.manifestSha256().hex());
    }

    private void brings(SealedTransfer sealed, Reception reception, Instant now) {
        VolumeManifest manifest = sealed.manifest();
        volumes.arrived(sealed);
        people = PeopleRow.receiving(reception, manifest.sealNumber());
        arrivedAt = now;
        KnownReceipt known = manifest.receiptKnown();
        if (known != null) {
            knownReceiptNumber = known.number();
            knownSiteLogSize = known.siteLogSize();
        }
        files.clear();
        for (TransferFile file : manifest.files()) {
            files.add(FileRow.of(new CarriedFile(file, file.id(), null)));
        }
    }

    /** The size of the site's log that the DMZ knew when it sealed this transfer, if it came here and says so. */
    Optional<Long> knownSiteLogSize() {
        return Optional.ofNullable(knownSiteLogSize);
    }

    void expiresAt(@Nullable Instant end) {
        expiresAt = end;
    }

    void contentDeleted(Instant now) {
        contentDeletedAt = now;
    }

    boolean isDelivered() {
        return state == TransferState.DELIVERED;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && now.isAfter(expiresAt) && allows(TransferStep.EXPIRE);
    }

    void expired(TransferError error, String eventId, Instant now) {
        move(TransferStep.EXPIRE, eventId, now);
        has(error);
    }

    void lost(TransferError error, String eventId, Instant now) {
        move(TransferStep.LOSE, eventId, now);
        has(error);
    }

    void found(String eventId, Instant now) {
        move(TransferStep.FIND, eventId, now);
        noError();
    }

    void verified(String eventId, Instant now) {
        move(TransferStep.VERIFY, eventId, now);
    }

    void rejected(TransferError error, String eventId, Instant now) {
        move(TransferStep.REJECT, eventId, now);
        if (arrivedAt != null) {
            volumes.forgotten();
        }
        has(error);
    }

    /** The receipt that tells that it was rejected. */
    void toldBy(long number) {
        receiptNumber = number;
    }

    void closed(String eventId, Instant now) {
        move(TransferStep.CLOSE, eventId, now);
    }

    Completeness known() {
        return new Completeness(bundleKnown, rulesKnown);
    }

    void knows(Completeness known) {
        bundleKnown = known.bundleKnown();
        rulesKnown = known.rulesKnown();
    }

    void add(CarriedFile file) {
        files.add(FileRow.of(file));
    }

    void completed(String eventId, Instant now) {
        move(TransferStep.COMPLETE, eventId, now);
    }

    void writeRequested(Division division, Writing writing, String actor, Instant now) {
        move(TransferStep.WRITE, lastEventId(), now);
        volumes.planned(division);
        overwrite = writing.overwrite();
        atDesk = writing.atDesk();
        people = PeopleRow.writingFor(actor);
        noError();
    }

    void written(List<SealedPiece> pieces, String eventId, Instant now) {
        move(TransferStep.FINISH_WRITING, eventId, now);
        volumes.written(pieces);
    }

    void failed(TransferError error, String eventId, Instant now) {
        move(TransferStep.FAIL, eventId, now);
        has(error);
        volumes.notSealed();
    }

    void approved(String person, String eventId, Instant now) {
        move(TransferStep.APPROVE, eventId, now);
        people().approved(person);
        noError();
    }

    void sealRequested(String actor, @Nullable String number, Instant now) {
        move(TransferStep.SEAL, lastEventId(), now);
        people().sealing(actor, number);
        noError();
    }

    void sealed(String setDigest, List<String> manifests, String eventId, Instant now) {
        move(TransferStep.FINISH_SEALING, eventId, now);
        volumes.sealed(setDigest, manifests);
        if (!atDesk) {
            volumes.confirmed(1, now);
        }
    }

    /** One of its volumes is sealed once more, for another medium that goes into another bag. */
    void replaced(VolumeRow volume, SealedAnew sealed, String eventId, Instant now) {
        move(TransferStep.REPLACE_VOLUME, eventId, now);
        volumes.put(volume);
        people().sealing(sealed.actor(), sealed.sealNumber());
        noError();
    }

    void sealingStopped(TransferError error, String eventId, Instant now) {
        move(TransferStep.STOP_SEALING, eventId, now);
        has(error);
    }

    void receipted(long number, String eventId, Instant now) {
        move(TransferStep.RECEIPT, eventId, now);
        receiptNumber = number;
        noError();
    }

    void departed(String handedOverBy, @Nullable String to, String eventId, Instant now) {
        move(TransferStep.DEPART, eventId, now);
        people().departed(handedOverBy, to);
        volumes.departed();
    }

    void delivered(String eventId, Instant now) {
        move(TransferStep.DELIVER, eventId, now);
    }

    boolean allows(TransferStep step) {
        return state.after(step).isPresent();
    }

    /** @throws StepNotPossibleException if the state does not allow it */
    void require(TransferStep step) {
        if (!allows(step)) {
            throw new StepNotPossibleException(id(), state, updatedAt, step);
        }
    }

    private void has(TransferError reason) {
        error = ErrorRow.of(reason);
    }

    private void noError() {
        error = null;
    }

    /** Somebody had it written, or nothing else could have been done with it. */
    private PeopleRow people() {
        return Objects.requireNonNull(people);
    }

    /** The only way to another state. */
    private void move(TransferStep step, String eventId, Instant now) {
        state = state.after(step).orElseThrow(() -> new StepNotPossibleException(id(), state, updatedAt, step));
        happened(eventId, now);
        steps.add(StepRow.of(new StepTaken(step, state, eventId, now)));
    }

    private void happened(String eventId, Instant now) {
        lastEventId = UUID.fromString(eventId);
        updatedAt = now;
    }

    String id() {
        return id.toString();
    }

    String lastEventId() {
        return lastEventId.toString();
    }

    private NextAction nextAction() {
        List<Integer> missing = volumes.toVolumes().missing();
        if (state == TransferState.ARRIVED
                && !missing.isEmpty()
                && volumes.toVolumes().isSeveral()) {
            return NextAction.bring(missing);
        }
        if (state == TransferState.SEALED && atDesk && !missing.isEmpty()) {
            return NextAction.copy(missing);
        }
        return NextAction.of(state, known(), arrivedAt != null);
    }

    List<StepTaken> steps() {
        return steps.stream().map(StepRow::toStep).toList();
    }

    Transfer toTransfer() {
        return new Transfer(
                id(),
                number == null ? 0 : number,
                cycleId,
                site,
                state,
                volumes.toVolumes(),
                files.stream().map(FileRow::toFile).toList(),
                nextAction(),
                ErrorRow.toError(error),
                people == null ? Transfer.People.NOBODY : people.toPeople(),
                receiptNumber,
                expiresAt,
                contentDeletedAt,
                overwrite,
                atDesk,
                lastEventId(),
                createdAt,
                updatedAt);
    }
}
