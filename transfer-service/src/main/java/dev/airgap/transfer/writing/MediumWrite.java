package dev.airgap.transfer.writing;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.DividedFile;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Piece;
import dev.airgap.media.Progress;
import dev.airgap.media.SealedPiece;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.progress.ProgressMeter;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Writes the files of one transfer to its prepared media, asking again for a file whose source failed. */
final class MediumWrite {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final IntFunction<MediumWriter> writers;
    private final ContentSource source;
    private final int tries;

    /** @param writers of each volume, by its number */
    MediumWrite(IntFunction<MediumWriter> writers, ContentSource source, int tries) {
        this.writers = writers;
        this.source = source;
        this.tries = tries;
    }

    /**
     * Returns when every byte was written and read back.
     *
     * @return what lies where; nothing if there is one volume, and every file is whole on it
     * @throws MediumException with the finding
     * @throws TransientFailure if a source could not be reached
     * @throws SourceRefusedException if a source does not give out a file
     */
    List<SealedPiece> run(Transfer transfer, ProgressMeter progress) {
        List<SealedPiece> written = new ArrayList<>();
        long complete = 0;
        for (CarriedFile carried : transfer.files()) {
            written.addAll(writeFile(transfer, carried, complete, progress));
            complete += carried.file().size();
        }
        return transfer.volumes().pieces().isEmpty() ? List.of() : written;
    }

    private List<SealedPiece> writeFile(Transfer transfer, CarriedFile carried, long complete, ProgressMeter progress) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            progress.startFrom(Progress.Phase.WRITING, complete);
            try {
                return copy(transfer, carried, progress);
            } catch (TransientFailure | MediumException e) {
                if (attempt >= tries || !sourceFailed(e) || !slept(pause)) {
                    throw e;
                }
                Log.warnf(
                        "asking again for a file transferId=%s file=%s: %s",
                        transfer.id(), carried.file().name(), e.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private List<SealedPiece> copy(Transfer transfer, CarriedFile carried, Progress progress) {
        List<Piece> pieces = transfer.volumes().piecesOf(carried);
        Piece first = pieces.getFirst();
        if (first.part() > 0) {
            try (InputStream in = source.open(carried)) {
                return new DividedFile(transfer.id(), carried.file(), pieces).write(writers, in, progress);
            } catch (IOException e) {
                throw new TransientFailure(
                        "the source of %s cannot be closed"
                                .formatted(carried.file().name()),
                        e);
            }
        }
        writers.apply(first.volume()).write(transfer.id(), carried.file(), offset -> from(offset, carried), progress);
        return List.of(new SealedPiece(first, carried.file().sha256()));
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
