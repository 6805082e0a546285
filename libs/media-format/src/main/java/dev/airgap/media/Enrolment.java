package dev.airgap.media;

import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two files of an enrolment on a mounted medium, in {@code airgap-enrolment/<site>/}: the kit (a root document's
 * envelope) on its way to the site, the site's {@link dev.airgap.media.enrolment.KeyCard} on its way back. Says nothing
 * about their worth.
 */
public final class Enrolment {

    /** Largest card in bytes. */
    public static final int LARGEST_CARD_BYTES = 64 * 1024;

    private final Path medium;
    private final MediumListing listing;
    private final Path folder;

    private Enrolment(Path medium, String site) {
        this.medium = medium;
        this.listing = new MediumListing(medium);
        this.folder = MediumLayout.enrolment(medium, site);
    }

    /**
     * The enrolment of this site on the medium mounted at {@code mounted}.
     *
     * @throws MediumException MEDIUM_MISSING when there is no such folder; MEDIUM_UNEXPECTED_FILE naming the first thing
     *     that does not belong on a medium
     */
    public static Enrolment open(Path mounted, String site) {
        Enrolment enrolment = new Enrolment(MediumListing.mounted(mounted), site);
        enrolment.listing.transferIds();
        return enrolment;
    }

    /**
     * The root document's envelope, if a kit for this site is on the medium.
     *
     * @throws MediumException MEDIUM_UNREADABLE; MEDIUM_UNEXPECTED_FILE when it is larger than any root document
     */
    public Optional<byte[]> kit() {
        return read(MediumLayout.KIT, TrustedRoot.LARGEST_BYTES);
    }

    /**
     * The site's key card, if it is on the medium.
     *
     * @throws MediumException MEDIUM_UNREADABLE; MEDIUM_UNEXPECTED_FILE when it is larger than any card
     */
    public Optional<byte[]> card() {
        return read(MediumLayout.CARD, LARGEST_CARD_BYTES);
    }

    /**
     * Puts the kit on the medium, in place of an earlier one.
     *
     * @throws MediumException MEDIUM_FULL, MEDIUM_UNWRITABLE, MEDIUM_READ_BACK_DIFFERS; then nothing new has its name
     */
    public void writeKit(byte[] rootEnvelope) {
        write(MediumLayout.KIT, rootEnvelope);
    }

    /**
     * Puts the site's key card on the medium, in place of an earlier one.
     *
     * @throws MediumException MEDIUM_FULL, MEDIUM_UNWRITABLE, MEDIUM_READ_BACK_DIFFERS; then nothing new has its name
     */
    public void writeCard(byte[] card) {
        write(MediumLayout.CARD, card);
    }

    private Optional<byte[]> read(String name, int maxBytes) {
        Path file = folder.resolve(name);
        if (!MediumListing.isRegular(file)) {
            return Optional.empty();
        }
        SmallFile document = new SmallFile(medium, file);
        return Optional.of(document.read(MediumFiles.MOUNTED, maxBytes, MediumCode.MEDIUM_UNEXPECTED_FILE));
    }

    private void write(String name, byte[] bytes) {
        SmallFile document = new SmallFile(medium, folder.resolve(name));
        try {
            Durable.createFolder(MediumLayout.enrolments(medium));
            Durable.createFolder(folder);
        } catch (IOException e) {
            throw document.unwritable(e);
        }
        document.write(bytes);
    }
}
