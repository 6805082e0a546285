package dev.airgap.transfer.medium;

/** What a medium is to carry: a transfer's id, the site it is for, and the sum of its files' sizes. */
public record Load(String transferId, String site, long bytes) {

    /** @throws MediumRefusedException MEDIUM_OTHER_SITE, MEDIUM_UNFIT */
    void requireFits(RegisteredMedium medium) {
        if (!medium.ownerSite().equals(site)) {
            throw MediumRefusedException.otherSite(medium, site);
        }
        if (medium.capacityBytes() < bytes) {
            throw MediumRefusedException.unfit("Medium %s is registered with %d bytes; the transfer has %d."
                    .formatted(medium.serial(), medium.capacityBytes(), bytes));
        }
        if (medium.kind() == MediumKind.DISC
                && medium.state() != MediumState.REGISTERED
                && medium.state() != MediumState.IN_DMZ) {
            throw MediumRefusedException.unfit(
                    "Medium %s is a disc that was used already; a disc is written once.".formatted(medium.serial()));
        }
    }
}
