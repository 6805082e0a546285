package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import dev.airgap.local.RunFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One cycle, made by the REST calls that people make, as far as the zones that run here go. Where it stands is read from
 * the services and the medium alone, so a run that was stopped, here or by a crash, goes on where the pipeline is.
 */
final class CycleRun {

    private final RunFile pipeline;
    private final Step until;
    private final Console console;
    private final List<StepFailedException> failures = new ArrayList<>();

    CycleRun(RunFile pipeline, Step until, Console console) {
        this.pipeline = pipeline;
        this.until = until;
        this.console = console;
    }

    /** A new cycle, run up to the wanted step. */
    CycleResult startNew() {
        DmzShare dmz = new DmzShare(pipeline, console);
        return fromDmz(dmz, dmz.start(false));
    }

    /**
     * Continues the newest cycle when it is unfinished, else starts one. Where only the air gap runs, it goes on with
     * whatever the medium brings.
     *
     * @param full whether a bundle that is begun is to carry everything, whatever the site holds
     */
    CycleResult continueOrStart(boolean full) {
        if (!pipeline.has(Zone.DMZ)) {
            return fromMedium();
        }
        DmzShare dmz = new DmzShare(pipeline, console);
        return fromDmz(dmz, dmz.unfinished().orElseGet(() -> dmz.start(full)));
    }

    private CycleResult fromDmz(DmzShare dmz, String cycleId) {
        if (until.compareTo(Step.BUNDLED) >= 0) {
            dmz.bundle(cycleId);
        }
        if (until.compareTo(Step.READY) < 0) {
            return result(cycleId, dmz.cycle(cycleId, until), OptionalLong.empty(), until);
        }
        TransferState transfer = dmz.send(cycleId, until, failures);
        OptionalLong receipt = OptionalLong.empty();
        Step reached = earlier(until, Step.DEPARTED);
        if (until.compareTo(Step.ARRIVED) >= 0 && pipeline.has(Zone.AIRGAP)) {
            AirGapShare airGap = new AirGapShare(pipeline, console);
            receipt = airGap.take(airGap.arrive(transfer.id()), until, failures);
            reached = until;
        }
        if (until == Step.CLOSED && (pipeline.has(Zone.AIRGAP) || dmz.isBack(transfer))) {
            return result(cycleId, dmz.close(cycleId, transfer, failures), receipt, Step.CLOSED);
        }
        return result(cycleId, dmz.cycle(cycleId, until), receipt, reached);
    }

    private CycleResult fromMedium() {
        if (until.zone() == Zone.DMZ && until != Step.CLOSED) {
            throw new StepFailedException(
                    until, "OTHER_ZONE", "that is a step of the DMZ, and only the air gap is here");
        }
        AirGapShare airGap = new AirGapShare(pipeline, console);
        CycleResult newest = null;
        for (TransferState transfer : airGap.arriveWithAnything()) {
            OptionalLong receipt = airGap.take(transfer, until, failures);
            newest = result(transfer.cycleId(), null, receipt, earlier(until, Step.RECEIPTED));
        }
        return Optional.ofNullable(newest).orElseThrow();
    }

    private CycleResult result(String cycleId, @Nullable JsonNode cycle, OptionalLong receipt, Step reached) {
        Long accepted = cycle != null && cycle.hasNonNull("receiptNumber")
                ? Long.valueOf(cycle.path("receiptNumber").asLong())
                : null;
        return new CycleResult(
                cycleId,
                cycle,
                accepted == null && receipt.isPresent() ? Long.valueOf(receipt.getAsLong()) : accepted,
                reached,
                failures.stream().findFirst());
    }

    private static Step earlier(Step one, Step other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
