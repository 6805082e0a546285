package dev.airgap.bundler.cycle;

import dev.airgap.kit.override.OverrideKind;
import dev.airgap.kit.override.OverrideRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The cycle ends although nobody has proved what became of its medium: UNCONFIRMED. A receipt that comes later corrects it. */
@ApplicationScoped
class CloseWithoutReceipt implements OverrideKind {

    private final WaitingCycle cycles;

    CloseWithoutReceipt(WaitingCycle cycles) {
        this.cycles = cycles;
    }

    @Override
    public String kind() {
        return "close-without-receipt";
    }

    @Override
    public void check(String cycleId) {
        cycles.check(cycleId);
    }

    @Override
    public Optional<String> cycleOf(String cycleId) {
        return Optional.of(cycleId);
    }

    @Override
    public void apply(OverrideRecord confirmed) {
        cycles.close(confirmed, Outcome.unconfirmed(confirmed.reason()));
    }
}
