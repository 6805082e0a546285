package dev.airgap.transfer.outcome;

import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.medium.MediumWorkRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What came to the site and became of it, and what of that no receipt has told yet. */
@ApplicationScoped
public class Outcomes {

    private final CarryRows rows;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;

    Outcomes(CarryRows rows, Event<MediumWorkRequested> work, Clock clock) {
        this.rows = rows;
        this.work = work;
        this.clock = clock;
    }

    /** A transfer was read completely; its files are pending. */
    @Transactional(TxType.MANDATORY)
    public void arrived(VolumeManifest manifest) {
        row(manifest.transferId(), manifest.cycle()).arrived(manifest.files(), clock.instant());
    }

    @Transactional(TxType.MANDATORY)
    public void delivered(String transferId, String eventId) {
        rows.existing(transferId).delivered(eventId, clock.instant());
    }

    /** The whole medium was refused; what was taken of the same transfer before stays taken. */
    @Transactional(TxType.MANDATORY)
    public void refused(String transferId, String cycleId, String code, String detail, String eventId) {
        CarryEntity row = row(transferId, cycleId);
        if (!row.hasArrived()) {
            row.refused(code, detail, eventId, clock.instant());
            work.fire(new MediumWorkRequested());
        }
    }

    /**
     * A receipt is wanted now.
     *
     * @return whether anything is known of the transfer
     */
    @Transactional(TxType.MANDATORY)
    public boolean ask(String transferId, String custodian) {
        Optional<CarryEntity> row = rows.locked(transferId);
        row.ifPresent(known -> known.asked(custodian));
        work.fire(new MediumWorkRequested());
        return row.isPresent();
    }

    /** The first of which a receipt is to tell now: all of it is decided, or somebody asked. */
    @Transactional
    public Optional<Carry> due() {
        return rows.untold().stream().filter(CarryEntity::isDue).findFirst().map(CarryEntity::toCarry);
    }

    @Transactional
    public Optional<Carry> find(String transferId) {
        return rows.byId(transferId).map(CarryEntity::toCarry);
    }

    /** The newest {@code limit}, newest first. */
    @Transactional
    public List<Carry> newest(int limit) {
        return rows.newest(limit).stream().map(CarryEntity::toCarry).toList();
    }

    /** A receipt for it was issued that tells this revision. */
    @Transactional(TxType.MANDATORY)
    public void told(Carry carry) {
        rows.existing(carry.transferId()).told(carry.revision());
    }

    /** The DMZ has what is final about it. */
    @Transactional(TxType.MANDATORY)
    public void known(String transferId) {
        rows.locked(transferId).ifPresent(CarryEntity::known);
    }

    /** Whether the DMZ has what is final about it, by what came from there. */
    @Transactional
    public boolean isKnown(String transferId) {
        return rows.byId(transferId).filter(CarryEntity::isKnown).isPresent();
    }

    private CarryEntity row(String transferId, String cycleId) {
        return rows.locked(transferId).orElseGet(() -> {
            CarryEntity row = CarryEntity.of(transferId, cycleId, clock.instant());
            rows.persist(row);
            return row;
        });
    }
}
