package dev.airgap.transfer.returned;

import dev.airgap.media.ReturnedFile;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.need.NeedListException;
import dev.airgap.media.need.SignedNeedList;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.trust.TrustedRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the need lists that came back. Of several the newest counts.
 *
 * @param newest the newest need list of this site among the files
 * @param invalid the first file that says it is a need list, and is none
 */
record NeedIntake(Optional<Candidate> newest, Optional<Intake.Refused> invalid) {

    /** A need list that the site signed, and the file that it came in. */
    record Candidate(ReturnedFile file, NeedList list) {

        Intake.Refused refused(TransferError why) {
            return new Intake.Refused(file, list.number(), why);
        }
    }

    static NeedIntake of(List<ReturnedFile> files, TrustedRoot root, String site) {
        List<Candidate> valid = new ArrayList<>();
        List<Intake.Refused> invalid = new ArrayList<>();
        for (ReturnedFile file : files) {
            try {
                valid.add(new Candidate(file, SignedNeedList.verify(file.bytes(), root, site)));
            } catch (NeedListException e) {
                invalid.add(
                        new Intake.Refused(file, null, new TransferError(e.code(), String.valueOf(e.getMessage()))));
            }
        }
        return new NeedIntake(
                valid.stream()
                        .max(Comparator.comparingLong(
                                candidate -> candidate.list().number())),
                invalid.stream().findFirst());
    }
}
