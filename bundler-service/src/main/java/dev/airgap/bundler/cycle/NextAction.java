package dev.airgap.bundler.cycle;

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

    /** Empty when nothing has to. */
    static Optional<NextAction> of(CycleState state) {
        return Optional.ofNullable(after(state));
    }

    private static @Nullable NextAction after(CycleState state) {
        return switch (state) {
            case STARTED -> new NextAction("the update source is read", "service", "bundler");
            case SNAPSHOT_TAKEN -> new NextAction("the bundle is built and signed", "service", "bundler");
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
            case FAILED ->
                new NextAction("remove the cause of the error, then start a new cycle", "operator", "bundler");
        };
    }
}
