package dev.airgap.transfer.medium;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MediumMoved;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves media from one state to the next, in the transaction of what moves them, and says so. */
@ApplicationScoped
public class Movements {

    private final MediumRows rows;
    private final Outbox outbox;
    private final Event<MediumReported> reported;
    private final Here here;
    private final Clock clock;

    Movements(MediumRows rows, Outbox outbox, Event<MediumReported> reported, Here here, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.reported = reported;
        this.here = here;
        this.clock = clock;
    }

    /**
     * Before a medium is read that is said, or proved, to have this serial.
     *
     * @throws MediumRefusedException MEDIUM_UNKNOWN, MEDIUM_OTHER_SITE, MEDIUM_WRONG_STATE
     */
    @Transactional
    public void requireReadable(String serial) {
        RegisteredMedium medium = rows.bySerial(serial)
                .map(MediumEntity::toMedium)
                .orElseThrow(() -> MediumRefusedException.unknown(serial));
        if (!medium.ownerSite().equals(here.site())) {
            throw MediumRefusedException.otherSite(medium, here.site());
        }
        if (!medium.state().isInService()) {
            throw MediumRefusedException.outOfService(medium);
        }
    }

    /**
     * A transfer is to be written to the medium.
     *
     * @throws MediumRefusedException MEDIUM_UNKNOWN, MEDIUM_OTHER_SITE, MEDIUM_UNFIT, MEDIUM_WRONG_STATE
     */
    @Transactional(TxType.MANDATORY)
    public RegisteredMedium write(String mediumId, Load load, String actor) {
        MediumEntity row = locked(mediumId);
        load.requireFits(row.toMedium());
        return move(row, new Why(MediumStep.WRITE, load.transferId(), actor, null, null));
    }

    /**
     * It leaves the DMZ.
     *
     * @param handOver null where nobody carries it
     * @throws MediumRefusedException MEDIUM_WRONG_STATE
     */
    @Transactional(TxType.MANDATORY)
    public void depart(String mediumId, String transferId, @Nullable HandOver handOver, String actor) {
        move(locked(mediumId), new Why(MediumStep.DEPART, transferId, actor, null, handOver));
    }

    /** It was read here: it has arrived in the air gap, or is back in the DMZ. One that was here before stays as it is. */
    @Transactional(TxType.MANDATORY)
    public void read(String serial, @Nullable String transferId, @Nullable HandOver handOver, String actor) {
        MediumStep step = here.isDmz() ? MediumStep.RETURN : MediumStep.ARRIVE;
        rows.lockedBySerial(serial)
                .filter(row -> after(row.toMedium(), step).isPresent())
                .ifPresent(row -> move(row, new Why(step, transferId, actor, null, handOver)));
    }

    /**
     * It leaves the air gap for the way back.
     *
     * @return empty if there is no such medium
     * @throws MediumRefusedException MEDIUM_WRONG_STATE
     */
    @Transactional
    public Optional<RegisteredMedium> handBack(String mediumId, HandOver handOver, String actor) {
        return rows.lockedById(mediumId).map(row -> move(row, new Why(MediumStep.RETURN, null, actor, null, handOver)));
    }

    /**
     * A person says what became of a medium.
     *
     * @param step LOSE, FIND, SANITISE or RETIRE
     * @param note why, or how
     * @return empty if there is no such medium
     * @throws MediumRefusedException MEDIUM_WRONG_STATE
     */
    @Transactional
    public Optional<RegisteredMedium> report(String mediumId, MediumStep step, String note, String actor) {
        return rows.lockedById(mediumId).map(row -> {
            RegisteredMedium medium = move(row, new Why(step, null, actor, note, null));
            reported.fire(new MediumReported(medium, step, actor));
            return medium;
        });
    }

    private MediumEntity locked(String mediumId) {
        return rows.lockedById(mediumId).orElseThrow(() -> MediumRefusedException.unknown(mediumId));
    }

    /** A link goes nowhere: it stays where it is while transfers leave and arrive. */
    private static Optional<MediumState> after(RegisteredMedium medium, MediumStep step) {
        boolean travels = step == MediumStep.DEPART || step == MediumStep.ARRIVE;
        return medium.kind() == MediumKind.DIODE && travels && medium.state().isInService()
                ? Optional.of(medium.state())
                : medium.state().after(step);
    }

    private RegisteredMedium move(MediumEntity row, Why why) {
        RegisteredMedium before = row.toMedium();
        MediumState state =
                after(before, why.step()).orElseThrow(() -> MediumRefusedException.inState(before, why.step()));
        row.moved(new MediumMove(
                why.step(), state, why.transferId(), why.actor(), why.note(), why.handOver(), clock.instant()));
        outbox.append(NewEvent.of(
                        why.step() == MediumStep.LOSE ? EventType.MEDIUM_LOST : EventType.MEDIUM_MOVED,
                        before.id(),
                        why.toEventData(before, state))
                .by(why.actor()));
        return row.toMedium();
    }

    private record Why(
            MediumStep step,
            @Nullable String transferId,
            String actor,
            @Nullable String note,
            @Nullable HandOver handOver) {

        MediumMoved toEventData(RegisteredMedium before, MediumState state) {
            return new MediumMoved(
                    before.id(),
                    before.serial(),
                    step.word(),
                    before.state().name(),
                    state.name(),
                    transferId,
                    note,
                    handOver == null ? null : handOver.from(),
                    handOver == null ? null : handOver.to(),
                    handOver == null ? null : handOver.sealNumber());
        }
    }
}
