package dev.airgap.bundler.cycle;

import dev.airgap.kit.override.OverrideKind;
import dev.airgap.kit.override.OverrideRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The medium will not come back: the cycle ends as LOST. A receipt that comes later corrects it. */
@ApplicationScoped
class DeclareLost implements OverrideKind {

    private final WaitingCycle cycles;

    DeclareLost(WaitingCycle cycles) {
        this.cycles = cycles;
    }

    @Override
    public String kind() {
        return "declare-lost";
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
        cycles.close(confirmed, Outcome.lost(confirmed.reason()));
    }
}
