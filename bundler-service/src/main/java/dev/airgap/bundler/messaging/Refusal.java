package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.StepNotPossibleException;
import dev.airgap.bundler.cycle.UnknownCycleException;
import dev.airgap.bundler.cycle.UnknownSiteException;
import dev.airgap.kit.inbox.PoisonMessageException;

/** What the capabilities refuse, no retry makes right. */
final class Refusal {

    private Refusal() {}

    /** @throws PoisonMessageException if the effect is refused */
    static void asPoison(Runnable effect) {
        try {
            effect.run();
        } catch (UnknownCycleException e) {
            throw new PoisonMessageException("CYCLE_UNKNOWN", e.getMessage());
        } catch (UnknownSiteException e) {
            throw new PoisonMessageException("SITE_UNKNOWN", e.getMessage());
        } catch (StepNotPossibleException e) {
            throw new PoisonMessageException("CYCLE_STEP_NOT_POSSIBLE", e.getMessage());
        }
    }
}
