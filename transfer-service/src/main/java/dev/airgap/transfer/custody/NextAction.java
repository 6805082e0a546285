package dev.airgap.transfer.custody;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What has to happen next for a transfer to get on.
 *
 * @param what for people
 * @param role who can do it; {@code service} when nobody has to
 * @param service where it is done
 */
public record NextAction(String what, String role, String service) {

    /** What the medium's return folder waits for. */
    public static final NextAction PUT_THE_MEDIUM_IN =
            new NextAction("put the medium in, so that it can be written to it", "custodian", "transfer");

    static NextAction bring(List<Integer> volumes) {
        return new NextAction(
                "bring %s of this transfer, or have the DMZ write it once more".formatted(named(volumes)),
                "custodian",
                "transfer");
    }

    static NextAction copy(List<Integer> volumes) {
        return new NextAction(
                "put %s on its medium with 'airgap media write'".formatted(named(volumes)), "operator", "transfer");
    }

    private static String named(List<Integer> volumes) {
        return (volumes.size() == 1 ? "volume " : "volumes ")
                + volumes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** @param atTheSite whether this is the zone where it arrives */
    static NextAction of(TransferState state, Completeness known, boolean atTheSite) {
        return switch (state) {
            case DRAFTED -> new NextAction("the cycle's other files are made", "service", known.waitsFor());
            case READY -> new NextAction("write the transfer to a registered medium", "operator", "transfer");
            case WRITING -> new NextAction("the transfer is written and read back", "service", "transfer");
            case WRITTEN -> new NextAction("agree, as another person, that it may be sealed", "approver", "transfer");
            case APPROVED -> new NextAction("seal the medium", "operator", "transfer");
            case SEALING ->
                new NextAction("the audit log's segment is written and the medium sealed", "service", "transfer");
            case SEALED -> new NextAction("hand the medium over and record its departure", "custodian", "transfer");
            case DEPARTED ->
                new NextAction(
                        "carry the medium to the site, record its arrival there, and its return here when it is back",
                        "custodian",
                        "transfer");
            case FAILED ->
                new NextAction("remove the cause of the error, then write the transfer again", "operator", "transfer");
            case LOST ->
                new NextAction("say so if the medium is found; else run another cycle", "approver", "transfer");
            case EXPIRED -> new NextAction("run another cycle", "operator", "bundler");
            case ARRIVED -> new NextAction("the medium is read", "service", "transfer");
            case VERIFIED -> new NextAction("the files are put in place", "service", "transfer");
            case REJECTED ->
                atTheSite
                        ? new NextAction(
                                "remove the cause of the error, then record the arrival again", "custodian", "transfer")
                        : new NextAction("look up the error, then run another cycle", "operator", "bundler");
            case CLOSED -> new NextAction("nothing: it is done", "service", "transfer");
            case DELIVERED ->
                new NextAction(
                        "the bundle is imported and the rule update waits for confirmation", "approver", "rules");
            case RECEIPTED ->
                atTheSite
                        ? new NextAction("carry the medium back to the DMZ", "custodian", "transfer")
                        : new NextAction("nothing: the site has said what became of it", "service", "bundler");
        };
    }
}
