package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.RootEdit;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.Enrolment;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.RootException;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The DMZ's part: the kit that starts the ceremony, and the root document that ends it. */
final class DmzEnrolment {

    private static final String ON_MEDIUM = "the key card on the medium";

    private final String site;
    private final RootFile rootFile;
    private final KeyFiles rootKey;

    DmzEnrolment(String site, RootFile rootFile, KeyFiles rootKey) {
        this.site = site;
        this.rootFile = rootFile;
        this.rootKey = rootKey;
    }

    /** Makes what is missing, and returns the root document that the kit is to carry. */
    TrustedRoot prepare(Path keys, boolean demonstration, Clock clock) {
        DmzKeys dmzKeys = new DmzKeys(keys, rootKey, demonstration);
        if (!rootFile.exists()) {
            TrustedRoot first = dmzKeys.makeRoot(site, clock);
            rootFile.install(first);
            return first;
        }
        TrustedRoot root = rootFile.read();
        requireForSite(root);
        CardCheck.requireSame(root.document().demonstration(), demonstration, "the root document " + rootFile.file());
        dmzKeys.requireNamedBy(root.document(), site);
        rootFile.keep(root);
        return root;
    }

    /**
     * Delegates the keys on the site's card: at once with the root key that is here, when one signature is enough; else as a
     * draft, for the root key holders to sign in turn.
     */
    Finished finish(Enrolment medium, Confirmations confirmations) {
        TrustedRoot root = rootFile.read();
        requireForSite(root);
        KeyCard card = card(medium, root);
        boolean enrolled = isEnrolled(root.document(), card);
        if (enrolled && isRecorded(root)) {
            return new Finished.Before();
        }
        if (!enrolled && RootSigning.rootDelegation(root.document()).threshold() > 1) {
            RootSigning draft = draft(root, card);
            confirmations.require(card.fingerprint(), ON_MEDIUM);
            return drafted(root, draft);
        }
        TrustedRoot next = enrolled ? root : signedHere(root, draft(root, card));
        return enrolled(root, next, confirmations.require(card.fingerprint(), ON_MEDIUM));
    }

    /**
     * Delegates the keys on the site's card with the root document that the root key holders have signed.
     *
     * @param signed the next root document, signed by all who must
     */
    Finished finish(Enrolment medium, Confirmations confirmations, byte[] signed) {
        TrustedRoot root = rootFile.read();
        requireForSite(root);
        KeyCard card = card(medium, root);
        if (isEnrolled(root.document(), card) && isRecorded(root)) {
            return new Finished.Before();
        }
        RootSigning offered = RootSigning.parse(signed)
                .orElseThrow(() -> new EnrolmentException(
                        Finding.ENROLMENT_ROOT_INVALID, "what was signed is not a root document"));
        if (!isEnrolled(offered.document(), card)) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_KEY, "the signed root document does not name the keys on the card");
        }
        TrustedRoot next = completed(root, offered);
        return enrolled(root, next, confirmations.require(card.fingerprint(), ON_MEDIUM));
    }

    private boolean isRecorded(TrustedRoot root) {
        return rootFile.record().filter(done -> done.isOf(root)).isPresent();
    }

    private Finished enrolled(TrustedRoot root, TrustedRoot next, List<String> persons) {
        if (next.document().version() > root.document().version()) {
            rootFile.keep(root);
            rootFile.install(next);
        }
        rootFile.write(EnrolmentRecord.of(site, next, persons));
        return new Finished.Enrolled(next);
    }

    private Finished drafted(TrustedRoot root, RootSigning draft) {
        rootFile.keep(root);
        Path file = rootFile.file().resolveSibling(draft.draftName());
        DurableFile.writeOnce(file, draft.toBytes());
        return new Finished.Drafted(file, draft.quorums(Optional.of(root)));
    }

    private KeyCard card(Enrolment medium, TrustedRoot root) {
        byte[] bytes = medium.card()
                .orElseThrow(() -> new EnrolmentException(
                        Finding.ENROLMENT_CARD_MISSING, "there is no key card of site " + site + " on the medium"));
        KeyCard card = CardCheck.verify(bytes, root, rootFile);
        if (!card.site().equals(site)) {
            throw new EnrolmentException(Finding.ENROLMENT_WRONG_SITE, "the card is of site " + card.site());
        }
        return card;
    }

    private boolean isEnrolled(RootDocument document, KeyCard card) {
        List<VerificationKey> siteKeys = delegatedTo(document, Role.SITE);
        List<VerificationKey> logKeys = delegatedTo(document, Role.LOG);
        if (siteKeys.isEmpty() && logKeys.isEmpty()) {
            return false;
        }
        if (!siteKeys.equals(List.of(card.siteKey())) || !logKeys.equals(List.of(card.logKey()))) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_ALREADY_ENROLLED,
                    "root " + document.version() + " already names other keys for site " + site);
        }
        return true;
    }

    /** For exactly this site: a delegation for all sites enrols none. */
    private List<VerificationKey> delegatedTo(RootDocument document, Role role) {
        return document.delegations().stream()
                .filter(delegation ->
                        delegation.role() == role && delegation.scope().equals(site))
                .flatMap(delegation -> delegation.keys().stream())
                .distinct()
                .map(document.keys()::get)
                .toList();
    }

    private static RootSigning draft(TrustedRoot root, KeyCard card) {
        try {
            return RootSigning.unsigned(
                    RootEdit.after(root.document()).enrol(card).document());
        } catch (CeremonyException e) {
            throw new EnrolmentException(Finding.ENROLMENT_KEY, String.valueOf(e.getMessage()), e);
        }
    }

    private TrustedRoot signedHere(TrustedRoot root, RootSigning draft) {
        if (!rootKey.exist()) {
            throw new EnrolmentException(Finding.ENROLMENT_ROOT_KEY, "there is no root key " + rootKey.privatePem());
        }
        FileSigner signer = rootKey.read(root.document().demonstration());
        return completed(root, draft.signedBy(signer));
    }

    private static TrustedRoot completed(TrustedRoot root, RootSigning signed) {
        try {
            return signed.complete(Optional.of(root));
        } catch (CeremonyException | RootException e) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_ROOT_KEY, "the signatures are not enough: " + e.getMessage(), e);
        }
    }

    private void requireForSite(TrustedRoot root) {
        if (root.document()
                .delegation(Role.TRANSFER, site, PayloadTypes.TRANSFER)
                .isEmpty()) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_WRONG_SITE, "the root document " + rootFile.file() + " is not for site " + site);
        }
    }
}
