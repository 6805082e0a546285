package dev.airgap.bundler.cycle;

/**
 * What has to happen next for a cycle to get on.
 *
 * @param what for people
 * @param role who can do it; {@code service} when nobody has to
 * @param service where it is done
 */
public record NextAction(String what, String role, String service) {

    static NextAction of(CycleState state) {
        return switch (state) {
            case STARTED -> new NextAction("the update source is read", "service", "bundler");
            case SNAPSHOT_TAKEN -> new NextAction("the bundle is built and signed", "service", "bundler");
            case RELEASED -> new NextAction("write the transfer to a registered medium", "operator", "transfer");
            case WRITTEN -> new NextAction("seal the medium", "operator", "transfer");
            case SEALED -> new NextAction("hand the medium over and record its departure", "custodian", "transfer");
            case WAITING_FOR_RECEIPT ->
                new NextAction("carry the medium to the site and record its arrival there", "custodian", "transfer");
            case FAILED ->
                new NextAction("remove the cause of the error, then start a new cycle", "operator", "bundler");
        };
    }
}
