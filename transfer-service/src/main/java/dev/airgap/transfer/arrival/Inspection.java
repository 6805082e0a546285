package dev.airgap.transfer.arrival;

import dev.airgap.media.FoundTransfer;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.custody.Reception;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.problem.TransferProblem;
import dev.airgap.trust.Sha256;
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
    private final Function<String, Optional<String>> knownManifest;

    /** @param knownManifest the SHA-256 of the manifest under which a transfer was delivered; empty if it was not */
    Inspection(ArrivingRoots roots, String site, Function<String, Optional<String>> knownManifest) {
        this.roots = roots;
        this.site = site;
        this.knownManifest = knownManifest;
    }

    /**
     * The transfers to be taken, by id; none if all were delivered before. First the roots of all of them, then the
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
                taken.add(complete(reader, found, proved, newest));
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
        List<FoundTransfer> unknown = new ArrayList<>();
        for (FoundTransfer found : found(reader)) {
            knownManifest
                    .apply(found.transferId())
                    .ifPresentOrElse(known -> requireSame(found, known), () -> unknown.add(found));
        }
        return unknown;
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

    /** An id stands for one sealed manifest for ever. */
    private static void requireSame(FoundTransfer found, String known) {
        String actual = found.manifestSha256().map(Sha256::hex).orElse("none");
        if (!actual.equals(known)) {
            throw new Refusal(
                    MediumCode.MEDIUM_MANIFEST_INVALID.name(),
                    "Transfer %s was delivered under manifest %s; on this medium it has %s."
                            .formatted(found.transferId(), known, actual),
                    found.transferId());
        }
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
