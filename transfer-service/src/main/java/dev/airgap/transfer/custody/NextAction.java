package dev.airgap.transfer.custody;

/**
 * What has to happen next for a transfer to get on.
 *
 * @param what for people
 * @param role who can do it; {@code service} when nobody has to
 * @param service where it is done
 */
public record NextAction(String what, String role, String service) {

    static NextAction of(TransferState state, Completeness known) {
        return switch (state) {
            case DRAFTED -> new NextAction("the cycle's other files are made", "service", known.waitsFor());
            case READY -> new NextAction("write the transfer to a registered medium", "operator", "transfer");
            case WRITING -> new NextAction("the transfer is written and read back", "service", "transfer");
            case WRITTEN -> new NextAction("seal the medium", "operator", "transfer");
            case SEALED -> new NextAction("hand the medium over and record its departure", "custodian", "transfer");
            case DEPARTED ->
                new NextAction("carry the medium to the site and record its arrival there", "custodian", "transfer");
            case FAILED ->
                new NextAction("remove the cause of the error, then write the transfer again", "operator", "transfer");
            case ARRIVED -> new NextAction("the files are put in place", "service", "transfer");
            case DELIVERED ->
                new NextAction(
                        "the bundle is imported and the rule update waits for confirmation", "approver", "rules");
        };
    }
}
