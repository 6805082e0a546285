package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.DraftedManifest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen next for a cycle to get on.
 *
 * @param what for people
 * @param role who can do it; {@code service} when nobody has to
 * @param service where it is done
 */
public record NextAction(String what, String role, String service) {

    private static final String SERVICE = "service";
    private static final String BUNDLER = "bundler";

    /** Empty when nothing has to. */
    static Optional<NextAction> of(CycleState state) {
        return Optional.ofNullable(after(state));
    }

    /** People have to sign. */
    static NextAction sign(DraftedManifest draft) {
        int missing = draft.missing().total();
        return missing == 0
                ? new NextAction("the bundle is released", SERVICE, BUNDLER)
                : new NextAction(
                        ("%d of %d signatures are missing: get the manifest of bundle %s (airgap bundle manifest), sign it with"
                                        + " a release key (airgap bundle sign), bring the signature (airgap bundle upload)")
                                .formatted(missing, draft.needed().total(), draft.id()),
                        "operator",
                        BUNDLER);
    }

    /** A cycle before it keeps it waiting. */
    static NextAction waitForTurn() {
        return new NextAction("the cycle before it waits for signatures", SERVICE, BUNDLER);
    }

    private static @Nullable NextAction after(CycleState state) {
        return switch (state) {
            case STARTED -> new NextAction("the update source is read", SERVICE, BUNDLER);
            case SNAPSHOT_TAKEN -> new NextAction("the bundle is built and signed", SERVICE, BUNDLER);
            case AWAITING_SIGNATURES ->
                new NextAction("sign the bundle's manifest with a release key", "operator", BUNDLER);
            case RELEASED -> new NextAction("write the transfer to a registered medium", "operator", "transfer");
            case WRITTEN ->
                new NextAction(
                        "agree, as another person, that the medium may be sealed; then an operator seals it",
                        "approver",
                        "transfer");
            case SEALED -> new NextAction("hand the medium over and record its departure", "custodian", "transfer");
            case WAITING_FOR_RECEIPT ->
                new NextAction(
                        "carry the medium to the site, bring it back and let its receipt be read",
                        "custodian",
                        "transfer");
            case CLOSED -> null;
            case FAILED -> new NextAction("remove the cause of the error, then start a new cycle", "operator", BUNDLER);
        };
    }
}
