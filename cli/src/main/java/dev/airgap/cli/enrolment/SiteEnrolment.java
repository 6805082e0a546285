package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.media.Enrolment;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The site's part: first trust in the root document, and the card that answers it. */
final class SiteEnrolment {

    private final String site;
    private final RootFile rootFile;
    private final KeyFiles siteKey;
    private final KeyFiles logKey;

    SiteEnrolment(String site, RootFile rootFile, Path keys) {
        this.site = site;
        this.rootFile = rootFile;
        this.siteKey = KeyFiles.in(keys, "site");
        this.logKey = KeyFiles.in(keys, "log");
    }

    /** Installs the kit's root document, makes the missing keys, and puts the card on the medium. */
    KeyCard answer(Enrolment medium, Confirmations confirmations, Clock clock) {
        TrustedRoot offered = kit(medium, clock);
        boolean demonstration = offered.document().demonstration();
        if (rootFile.exists() && !rootFile.read().fingerprint().equals(offered.fingerprint())) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_OTHER_ROOT, "another root document is installed at " + rootFile.file());
        }
        Stream.of(siteKey, logKey).filter(KeyFiles::exist).forEach(key -> key.read(demonstration));
        List<String> persons = confirmations.require(offered.fingerprint(), "the root document on the medium");
        FileSigner siteSigner = siteKey.readOrMake(demonstration);
        FileSigner logSigner = logKey.readOrMake(demonstration);
        KeyCard card = new KeyCard(
                site,
                siteSigner.verificationKey(),
                logSigner.verificationKey(),
                offered.fingerprint(),
                persons,
                demonstration);
        rootFile.install(offered);
        rootFile.write(EnrolmentRecord.of(site, offered, persons));
        medium.writeCard(card.sign(siteSigner, logSigner));
        return card;
    }

    private TrustedRoot kit(Enrolment medium, Clock clock) {
        byte[] bytes = medium.kit()
                .orElseThrow(() -> new EnrolmentException(
                        Finding.ENROLMENT_KIT_MISSING, "there is no kit for site " + site + " on the medium"));
        TrustedRoot offered;
        try {
            offered = TrustedRoot.parse(bytes);
            offered.requireNotExpired(clock.instant());
        } catch (TrustException e) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_KIT_INVALID, "the kit: " + e.code() + ": " + e.getMessage(), e);
        }
        if (offered.document()
                .delegation(Role.TRANSFER, site, PayloadTypes.TRANSFER)
                .isEmpty()) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_WRONG_SITE, "the kit's root document is not for site " + site);
        }
        return offered;
    }
}
