package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.media.enrolment.KeyCardException;
import dev.airgap.trust.TrustedRoot;

/** What a site's key card must be before its keys are delegated. That it is this site's only people can tell. */
public final class CardCheck {

    private CardCheck() {}

    /**
     * Reads a card that was made for this root or a version of it that was trusted before.
     *
     * @throws EnrolmentException ENROLMENT_CARD_INVALID, ENROLMENT_CARD_FORGED, ENROLMENT_DEMONSTRATION,
     *     ENROLMENT_OTHER_ROOT
     */
    public static KeyCard verify(byte[] bytes, TrustedRoot root, RootFile rootFile) {
        KeyCard card;
        try {
            card = KeyCard.verify(bytes);
        } catch (KeyCardException e) {
            Finding finding = switch (e.finding()) {
                case KEY_CARD_MALFORMED -> Finding.ENROLMENT_CARD_INVALID;
                case KEY_CARD_FORGED -> Finding.ENROLMENT_CARD_FORGED;
            };
            throw new EnrolmentException(finding, String.valueOf(e.getMessage()), e);
        }
        requireSame(card.demonstration(), root.document().demonstration(), "the card");
        if (!rootFile.hasTrusted(card.rootFingerprint())) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_OTHER_ROOT, "the site installed a root document that is not ours");
        }
        return card;
    }

    static void requireSame(boolean demonstration, boolean expected, String what) {
        if (demonstration != expected) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_DEMONSTRATION,
                    what + (demonstration ? " is" : " is not") + " for demonstration, and should"
                            + (expected ? "" : " not") + " be");
        }
    }
}
