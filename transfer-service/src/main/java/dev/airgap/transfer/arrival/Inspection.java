package dev.airgap.transfer.arrival;

import dev.airgap.media.FoundTransfer;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.custody.Reception;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.problem.TransferProblem;
import dev.airgap.trust.TrustedRoot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what to take from a medium: every transfer for this site that has not been delivered, all or nothing. One that
 * is for another site is passed by, unless there is nothing else.
 */
final class Inspection {

    private final ArrivingRoots roots;
    private final String site;
    private final Function<String, Optional<Transfer>> known;

    /** @param known a transfer of which something was taken before; empty if there is none */
    Inspection(ArrivingRoots roots, String site, Function<String, Optional<Transfer>> known) {
        this.roots = roots;
        this.site = site;
        this.known = known;
    }

    /**
     * The transfers, or volumes of them, to be taken, by id; none if all were taken before. First the roots of all of them, then the
     * transfers: a key that one's roots revoke must not vouch for another.
     *
     * @throws Refusal if anything on the medium is not as it should be
     */
    List<SealedTransfer> newTransfers(MediumReader reader, Arrival arrival) {
        roots.newest();
        List<FoundTransfer> unknown = unknown(reader);
        Map<String, TransferError> rootless = new HashMap<>();
        for (FoundTransfer found : unknown) {
            roots.take(found, arrival).ifPresent(error -> rootless.put(found.transferId(), error));
        }
        TrustedRoot newest = roots.newest();
        List<SealedTransfer> taken = new ArrayList<>();
        Refusal wrongSite = null;
        for (FoundTransfer found : unknown) {
            Optional<TransferError> noRoots = Optional.ofNullable(rootless.get(found.transferId()));
            try {
                SealedTransfer proved = reader.proved(found, newest, site);
                Optional.ofNullable(arrival.mediumSerial()).ifPresent(expected -> requireSerial(proved, expected));
                requireSealNumber(proved, arrival.reception());
                noRoots.ifPresent(error -> {
                    throw Refusal.ofRoots(error, proved);
                });
                if (isNews(proved)) {
                    taken.add(complete(reader, found, proved, newest));
                }
            } catch (MediumException e) {
                if (e.finding() != MediumCode.MEDIUM_WRONG_SITE) {
                    throw noRoots.map(error -> Refusal.ofRoots(error, found.transferId()))
                            .orElseGet(() -> Refusal.ofFolder(e, found.transferId()));
                }
                wrongSite = Refusal.ofFolder(e, found.transferId());
            }
        }
        if (taken.isEmpty() && wrongSite != null) {
            throw wrongSite;
        }
        return taken;
    }

    private List<FoundTransfer> unknown(MediumReader reader) {
        return found(reader).stream().filter(found -> !isTaken(found)).toList();
    }

    private boolean isTaken(FoundTransfer found) {
        return known.apply(found.transferId())
                .flatMap(transfer -> found.manifestSha256()
                        .flatMap(sha256 -> transfer.volumes().sealedAs(sha256.hex())))
                .filter(TransferVolume::isConfirmed)
                .isPresent();
    }

    /** The same volume may come on another medium, when nobody believed in the first one any more. */
    private boolean isNews(SealedTransfer proved) {
        Optional<Transfer> before = known.apply(proved.manifest().transferId());
        before.ifPresent(transfer -> requireSameSet(proved, transfer));
        return before.flatMap(transfer ->
                        transfer.volumes().volume(proved.manifest().volume().number()))
                .filter(TransferVolume::isConfirmed)
                .isEmpty();
    }

    /** From here on it is known whose transfer it is, and the site can answer to it. */
    private SealedTransfer complete(
            MediumReader reader, FoundTransfer found, SealedTransfer proved, TrustedRoot newest) {
        try {
            return reader.verify(found, newest, site);
        } catch (MediumException e) {
            throw Refusal.ofTransfer(e, proved);
        }
    }

    private static List<FoundTransfer> found(MediumReader reader) {
        try {
            return reader.transfers();
        } catch (MediumException e) {
            throw Refusal.ofMedium(e);
        }
    }

    /** Once something of it was taken, an id stands for one set of volumes. */
    private static void requireSameSet(SealedTransfer proved, Transfer before) {
        String actual = proved.manifest().setDigest().hex();
        String expected = before.volumes().setDigest();
        if (actual.equals(expected)) {
            return;
        }
        String id = before.id();
        if (before.state().isTaken()) {
            throw new Refusal(
                    MediumCode.MEDIUM_MANIFEST_INVALID.name(),
                    "Transfer %s was taken as another set of volumes (%s); on this medium it is %s."
                            .formatted(id, expected, actual),
                    id);
        }
        throw new Refusal(
                MediumCode.MEDIUM_VOLUME_MIXED.name(),
                "This volume of transfer %s belongs to set %s; the volumes that came before belong to set %s."
                        .formatted(id, actual, expected),
                id);
    }

    /** What is expected is not said: who reads the number off the bag should have to read it. */
    private static void requireSealNumber(SealedTransfer sealed, Reception reception) {
        String expected = sealed.manifest().sealNumber();
        if (expected != null && !expected.equals(reception.sealNumber())) {
            throw new Refusal(
                    TransferProblem.SEAL_NUMBER_DIFFERS.name(),
                    reception.sealNumber() == null
                            ? "The medium was sealed into a bag: say who delivered it and the number of its seal."
                            : "Seal %s is not the one that closed the bag in the DMZ."
                                    .formatted(reception.sealNumber()),
                    sealed);
        }
    }

    private static void requireSerial(SealedTransfer sealed, String expected) {
        if (!sealed.manifest().mediumSerial().equals(expected)) {
            throw new Refusal(
                    Refusal.SERIAL_MISMATCH,
                    "The transfer was written to medium %s; this should be medium %s."
                            .formatted(sealed.manifest().mediumSerial(), expected),
                    sealed);
        }
    }
}
