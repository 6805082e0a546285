package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumePlanTest {

    private static final Sha256 DIGEST = Sha256.of(new byte[0]);

    @Test
    void needsOneMediumWhereEverythingFits() {
        assertThat(plan(List.of(100L), Long.MAX_VALUE, 60, 40))
                .containsExactly(new Piece(1, "f0", 0, 0, 60), new Piece(1, "f1", 0, 0, 40));
    }

    @Test
    void carriesAFileWholeOnTheNextMediumRatherThanDivideIt() {
        assertThat(plan(List.of(100L, 100L), Long.MAX_VALUE, 60, 50))
                .containsExactly(new Piece(1, "f0", 0, 0, 60), new Piece(2, "f1", 0, 0, 50));
    }

    @Test
    void dividesWhatNoMediumHoldsWhole() {
        assertThat(plan(List.of(100L, 100L, 100L), Long.MAX_VALUE, 20, 230))
                .containsExactly(
                        new Piece(1, "f0", 0, 0, 20),
                        new Piece(1, "f1", 1, 0, 80),
                        new Piece(2, "f1", 2, 80, 100),
                        new Piece(3, "f1", 3, 180, 50));
    }

    @Test
    void dividesWhatTheFileSystemCannotHold() {
        assertThat(plan(List.of(1_000L), 40, 100))
                .containsExactly(
                        new Piece(1, "f0", 1, 0, 40), new Piece(1, "f0", 2, 40, 40), new Piece(1, "f0", 3, 80, 20));
    }

    @Test
    void saysHowMuchIsLeftOver() {
        assertRefused(MediumCode.MEDIUM_FULL, "", () -> plan(List.of(100L, 100L), Long.MAX_VALUE, 250));
        assertRefused(MediumCode.MEDIUM_FULL, "", () -> plan(List.of(), Long.MAX_VALUE, 1));
    }

    @Test
    void carriesAFileWithoutBytes() {
        assertThat(plan(List.of(10L), Long.MAX_VALUE, 10, 0))
                .containsExactly(new Piece(1, "f0", 0, 0, 10), new Piece(1, "f1", 0, 0, 0));
    }

    @Test
    void carriesEveryByteOnceWhateverTheSizes() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            long[] sizes = random.longs(1 + random.nextInt(6), 0, 500).toArray();
            List<Long> rooms = random.longs(30, 20, 300).boxed().toList();
            long largest = 10 + random.nextInt(400);
            List<TransferFile> files = files(sizes);

            List<Piece> pieces = VolumePlan.of(files, rooms, largest);

            volume(pieces).requireOf(files);
            for (int volume = 1; volume <= rooms.size(); volume++) {
                int number = volume;
                long used = pieces.stream()
                        .filter(piece -> piece.volume() == number)
                        .mapToLong(Piece::size)
                        .sum();
                assertThat(used).isLessThanOrEqualTo(rooms.get(volume - 1));
            }
            assertThat(pieces).allMatch(piece -> piece.size() <= largest);
        }
    }

    /** With the digests that whole files have; the volumes that are used, numbered without gaps. */
    private static Volume volume(List<Piece> pieces) {
        List<Integer> used =
                pieces.stream().map(Piece::volume).distinct().sorted().toList();
        List<SealedPiece> sealed = pieces.stream()
                .map(piece -> new Piece(
                        used.size() == 1 ? 1 : used.indexOf(piece.volume()) + 1,
                        piece.file(),
                        piece.part(),
                        piece.offset(),
                        piece.size()))
                .map(piece -> new SealedPiece(piece, DIGEST))
                .collect(Collectors.toCollection(ArrayList::new));
        return used.size() == 1 ? Volume.ONLY : new Volume(1, used.size(), sealed);
    }

    private static List<Piece> plan(List<Long> rooms, long largest, long... sizes) {
        return VolumePlan.of(files(sizes), rooms, largest);
    }

    private static List<TransferFile> files(long... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToObj(at -> new TransferFile("f" + at, FileKind.BUNDLE, sizes[at], DIGEST, "id"))
                .toList();
    }
}
