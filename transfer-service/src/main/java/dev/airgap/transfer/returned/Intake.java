package dev.airgap.transfer.returned;

import dev.airgap.media.ReturnedFile;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptException;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.trust.TrustedRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to take from the files that came back: the newest receipt of the site, if it is newer than the one that was
 * accepted last, and contradicts nothing. Valid older ones beside it are passed by; they say nothing that it does not.
 */
final class Intake {

    /** A receipt that may be accepted, and the bytes it came in. */
    record Candidate(ReturnedFile file, Receipt receipt) {}

    /** Why a file is refused. */
    record Refused(ReturnedFile file, @Nullable Long number, String code, String detail) {}

    /**
     * What becomes of the files.
     *
     * @param taken the receipt to be accepted
     * @param refused the first file that is not a receipt of this site, or why none can be taken
     */
    record Decision(Optional<Candidate> taken, Optional<Refused> refused) {}

    private final TrustedRoot root;
    private final String site;
    private final Optional<AcceptedReceipt> newest;

    Intake(TrustedRoot root, String site, Optional<AcceptedReceipt> newest) {
        this.root = root;
        this.site = site;
        this.newest = newest;
    }

    Decision decide(List<ReturnedFile> files) {
        List<Candidate> valid = new ArrayList<>();
        List<Refused> invalid = new ArrayList<>();
        for (ReturnedFile file : files) {
            try {
                Receipt receipt = SignedReceipt.verify(file.bytes(), root, site);
                SiteLog.sizeIn(receipt);
                valid.add(new Candidate(file, receipt));
            } catch (ReceiptException e) {
                invalid.add(new Refused(file, null, e.code(), String.valueOf(e.getMessage())));
            } catch (IllegalArgumentException e) {
                invalid.add(new Refused(
                        file, null, ReceiptException.Finding.RECEIPT_MALFORMED.name(), String.valueOf(e.getMessage())));
            }
        }
        Optional<Candidate> best = valid.stream()
                .max(Comparator.comparingLong(candidate -> candidate.receipt().number()));
        Optional<Refused> objection = best.flatMap(this::objection);
        return new Decision(
                objection.isPresent() ? Optional.empty() : best,
                invalid.stream().findFirst().or(() -> objection));
    }

    private Optional<Refused> objection(Candidate candidate) {
        return newest.flatMap(known -> {
            Receipt receipt = candidate.receipt();
            if (receipt.number() < known.number()) {
                return refused(
                        candidate,
                        "RECEIPT_STALE",
                        "It has number %d; number %d is known already.".formatted(receipt.number(), known.number()));
            }
            if (receipt.number() == known.number()) {
                return receipt.digest().equals(known.sha256())
                        ? refused(candidate, "RECEIPT_REPEATED", "It was accepted before, byte for byte.")
                        : refused(
                                candidate,
                                "RECEIPT_FORKED",
                                "Another receipt with number %d was accepted: the site has used a number twice."
                                        .formatted(known.number()));
            }
            return contradiction(candidate, known);
        });
    }

    private static Optional<Refused> contradiction(Candidate candidate, AcceptedReceipt known) {
        Receipt receipt = candidate.receipt();
        if (receipt.number() == known.number() + 1 && !known.sha256().equals(receipt.previous())) {
            return refused(
                    candidate,
                    "RECEIPT_FORKED",
                    "It names another receipt number %d than the one that was accepted.".formatted(known.number()));
        }
        if (receipt.floor().compareTo(known.receipt().floor()) < 0) {
            return refused(
                    candidate,
                    "RECEIPT_FLOOR_FELL",
                    "The site's floor is epoch %d, sequence %d; it was epoch %d, sequence %d."
                            .formatted(
                                    receipt.floor().epoch(),
                                    receipt.floor().sequence(),
                                    known.receipt().floor().epoch(),
                                    known.receipt().floor().sequence()));
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(Candidate candidate, String code, String detail) {
        return Optional.of(new Refused(candidate.file(), candidate.receipt().number(), code, detail));
    }
}
