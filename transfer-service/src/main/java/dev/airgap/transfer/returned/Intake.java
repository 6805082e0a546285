package dev.airgap.transfer.returned;

import dev.airgap.media.ReturnedFile;
import dev.airgap.media.receipt.ReceiptException;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.trust.TrustedRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the files that came back. Of several receipts of the site the newest counts: the older ones say nothing that it does
 * not.
 *
 * @param newest the newest receipt of this site among them
 * @param invalid the first file that is none
 */
record Intake(Optional<Candidate> newest, Optional<Refused> invalid) {

    /** A receipt that the site signed, and the file that it came in. */
    record Candidate(ReturnedFile file, SiteReport report) {

        Refused refused(TransferError why) {
            return new Refused(file, report.number(), why);
        }
    }

    /** Why a file is refused. */
    record Refused(ReturnedFile file, @Nullable Long number, TransferError why) {}

    static Intake of(List<ReturnedFile> files, TrustedRoot root, String site) {
        List<Candidate> valid = new ArrayList<>();
        List<Refused> invalid = new ArrayList<>();
        for (ReturnedFile file : files) {
            try {
                valid.add(new Candidate(file, SiteReport.of(SignedReceipt.verify(file.bytes(), root, site))));
            } catch (ReceiptException e) {
                invalid.add(refused(file, e.code(), e));
            } catch (IllegalArgumentException e) {
                invalid.add(refused(file, ReceiptException.Finding.RECEIPT_MALFORMED.name(), e));
            }
        }
        return new Intake(
                valid.stream()
                        .max(Comparator.comparingLong(
                                candidate -> candidate.report().number())),
                invalid.stream().findFirst());
    }

    private static Refused refused(ReturnedFile file, String code, RuntimeException e) {
        return new Refused(file, null, new TransferError(code, String.valueOf(e.getMessage())));
    }
}
