package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.ManifestSignature;
import dev.airgap.bundler.bundle.ManifestState;
import dev.airgap.bundler.bundle.Manifests;
import dev.airgap.bundler.bundle.ReleaseRole;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Takes the signatures that people make of a bundle's manifest. */
@ApplicationScoped
public class Signing {

    private final CycleRows rows;
    private final CycleSteps steps;
    private final Manifests manifests;
    private final Event<CycleQueued> queued;

    Signing(CycleRows rows, CycleSteps steps, Manifests manifests, Event<CycleQueued> queued) {
        this.rows = rows;
        this.steps = steps;
        this.manifests = manifests;
        this.queued = queued;
    }

    /** A manifest that could be signed at some time, in whatever state; empty if there is no such bundle. */
    @Transactional
    public Optional<DraftedManifest> find(String bundleId) {
        return manifests.find(bundleId);
    }

    /**
     * Takes all signatures of an envelope, or none. Signatures that are known already change nothing, at any time.
     *
     * @param dsse a strict DSSE envelope over exactly the manifest
     * @throws ProblemException NOT_FOUND, or CONFLICT if the manifest does not wait for signatures
     * @throws dev.airgap.bundler.bundle.SignatureRefusedException if one does not count
     * @throws dev.airgap.bundler.bundle.BuildException if the root that decides cannot be read now
     */
    @Transactional
    public DraftedManifest add(String bundleId, byte[] dsse, String actor) {
        CycleEntity row = rows.locked(manifests.cycleOf(bundleId).orElseThrow(Signing::unknown));
        DraftedManifest draft = manifests.find(bundleId).orElseThrow(Signing::unknown);
        if (manifests.isKnown(draft, dsse)) {
            return draft;
        }
        requireAwaiting(row, draft);
        ReleaseRole role = manifests.role(draft.site());
        if (!role.isOf(draft)) {
            queued.fire(new CycleQueued(row.id()));
            throw conflict("The root was replaced: the manifest is drafted again, and is to be signed then.");
        }
        List<ManifestSignature> brought = manifests.verify(role, draft, dsse, actor);
        DraftedManifest signed = steps.signedBy(row, draft, brought, actor);
        queued.fire(new CycleQueued(row.id()));
        Log.infof(
                "manifest signed cycleId=%s bundleId=%s signatures=%d missing=%d",
                row.id(), bundleId, signed.signatures().size(), signed.missing().total());
        return signed;
    }

    private static void requireAwaiting(CycleEntity row, DraftedManifest draft) {
        if (draft.state() != ManifestState.AWAITING_SIGNATURES) {
            throw conflict("The bundle is %s%s."
                    .formatted(
                            draft.state(), draft.detail().map(why -> ": " + why).orElse("")));
        }
        if (row.state() != CycleState.AWAITING_SIGNATURES || draft.missing().total() == 0) {
            throw conflict("The bundle has the signatures that it needs; it is being released.");
        }
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(KitProblem.CONFLICT, detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no manifest of such a bundle.");
    }
}
