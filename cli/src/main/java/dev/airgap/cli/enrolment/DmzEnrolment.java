package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.media.Enrolment;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.media.enrolment.KeyCardException;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.RootException;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The DMZ's part: the kit that starts the ceremony, and the root document that ends it. */
final class DmzEnrolment {

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
        requireSame(root.document().demonstration(), demonstration, "the root document " + rootFile.file());
        dmzKeys.requireNamedBy(root.document(), site);
        rootFile.keep(root);
        return root;
    }

    /**
     * Delegates the keys on the site's card.
     *
     * @return the root document that names them, or empty when there was nothing to do
     */
    Optional<TrustedRoot> finish(Enrolment medium, Confirmations confirmations) {
        TrustedRoot root = rootFile.read();
        requireForSite(root);
        KeyCard card = card(medium, root);
        boolean enrolled = isEnrolled(root.document(), card);
        boolean recorded = rootFile.record().filter(done -> done.isOf(root)).isPresent();
        if (enrolled && recorded) {
            return Optional.empty();
        }
        TrustedRoot next = enrolled ? root : successor(root, card);
        List<String> persons = confirmations.require(card.fingerprint(), "the key card on the medium");
        if (!enrolled) {
            rootFile.keep(root);
            rootFile.install(next);
        }
        rootFile.write(EnrolmentRecord.of(site, next, persons));
        return Optional.of(next);
    }

    private KeyCard card(Enrolment medium, TrustedRoot root) {
        byte[] bytes = medium.card()
                .orElseThrow(() -> new EnrolmentException(
                        Finding.ENROLMENT_CARD_MISSING, "there is no key card of site " + site + " on the medium"));
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
        if (!card.site().equals(site)) {
            throw new EnrolmentException(Finding.ENROLMENT_WRONG_SITE, "the card is of site " + card.site());
        }
        requireSame(card.demonstration(), root.document().demonstration(), "the card");
        if (!rootFile.hasTrusted(card.rootFingerprint())) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_OTHER_ROOT, "the site installed a root document that is not ours");
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

    private TrustedRoot successor(TrustedRoot root, KeyCard card) {
        RootDocument now = root.document();
        Set<KeyId> known = now.keys().keySet();
        if (known.contains(card.siteKey().id()) || known.contains(card.logKey().id())) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_KEY, "a key on the card already has another role in root " + now.version());
        }
        if (!rootKey.exist()) {
            throw new EnrolmentException(Finding.ENROLMENT_ROOT_KEY, "there is no root key " + rootKey.privatePem());
        }
        FileSigner signer = rootKey.read(now.demonstration());
        List<Delegation> delegations = new ArrayList<>(now.delegations());
        delegations.add(DmzKeys.delegation(
                Role.SITE, site, Set.of(PayloadTypes.RECEIPT, PayloadTypes.NEED_LIST), card.siteKey()));
        delegations.add(DmzKeys.delegation(Role.LOG, site, Set.of(), card.logKey()));
        RootDocument next = RootDocument.of(
                now.version() + 1,
                now.epoch(),
                now.expires(),
                Stream.concat(now.keys().values().stream(), Stream.of(card.siteKey(), card.logKey()))
                        .toList(),
                delegations,
                now.demonstration());
        byte[] envelope = Envelope.sign(PayloadTypes.ROOT, next.toPayload(), List.of(signer))
                .toBytes();
        try {
            return root.walk(List.of(envelope));
        } catch (RootException e) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_ROOT_KEY, "the root key here is not enough: " + e.getMessage(), e);
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

    private static void requireSame(boolean demonstration, boolean expected, String what) {
        if (demonstration != expected) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_DEMONSTRATION,
                    what + (demonstration ? " is" : " is not") + " for demonstration, and should"
                            + (expected ? "" : " not") + " be");
        }
    }
}
