package dev.airgap.transfer.writing;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.progress.ProgressMeter;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Writes the files of one transfer to a prepared medium, asking again for a file whose source failed. */
final class MediumWrite {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final MediumWriter writer;
    private final ContentSource source;
    private final int tries;

    MediumWrite(MediumWriter writer, ContentSource source, int tries) {
        this.writer = writer;
        this.source = source;
        this.tries = tries;
    }

    /**
     * Returns when every byte was written and read back.
     *
     * @throws MediumException with the finding
     * @throws TransientFailure if a source could not be reached
     * @throws SourceRefusedException if a source does not give out a file
     */
    void run(Transfer transfer, ProgressMeter progress) {
        long complete = 0;
        for (CarriedFile carried : transfer.files()) {
            writeFile(transfer.id(), carried, complete, progress);
            complete += carried.file().size();
        }
    }

    private void writeFile(String transferId, CarriedFile carried, long complete, ProgressMeter progress) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            progress.startFrom(Progress.Phase.WRITING, complete);
            try {
                copy(transferId, carried, progress);
                return;
            } catch (TransientFailure | MediumException e) {
                if (attempt >= tries || !sourceFailed(e) || !slept(pause)) {
                    throw e;
                }
                Log.warnf(
                        "asking again for a file transferId=%s file=%s: %s",
                        transferId, carried.file().name(), e.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void copy(String transferId, CarriedFile carried, Progress progress) {
        writer.write(transferId, carried.file(), offset -> from(offset, carried), progress);
    }

    /** A service of the zone is near: to read what lies on the medium already once more costs less than another way to ask. */
    private InputStream from(long offset, CarriedFile carried) throws IOException {
        InputStream in = source.open(carried);
        in.skipNBytes(offset);
        return in;
    }

    private static boolean sourceFailed(RuntimeException e) {
        return e instanceof TransientFailure
                || e instanceof MediumException medium && medium.finding() == MediumCode.SOURCE_UNREADABLE;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
