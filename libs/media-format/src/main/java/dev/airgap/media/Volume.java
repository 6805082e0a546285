package dev.airgap.media;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which volume of a transfer a medium holds, and what lies on each of them.
 *
 * @param number 1 for the first
 * @param of how many there are, at most {@value #MOST}
 * @param pieces of all volumes, in the order of the files and of their offsets; none if there is one volume, and every
 *     file is whole on it
 */
public record Volume(int number, int of, List<SealedPiece> pieces) {

    public static final int MOST = 99;

    /** The transfer is on one medium, its files whole. */
    public static final Volume ONLY = new Volume(1, 1, List.of());

    private static final int MOST_PIECES = 10_000;

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public Volume {
        pieces = List.copyOf(pieces);
        require(of >= 1 && of <= MOST, "volumes", of);
        require(number >= 1 && number <= of, "volume", number);
        require(pieces.size() <= MOST_PIECES, "pieces", pieces.size());
        require(of == 1 || !pieces.isEmpty(), "pieces", "none");
        Set<Integer> used = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (SealedPiece each : pieces) {
            Piece piece = each.piece();
            require(piece.volume() <= of, "pieces", piece.volume());
            require(names.add(piece.name().toLowerCase(Locale.ROOT)), "pieces", piece.name());
            used.add(piece.volume());
        }
        require(pieces.isEmpty() || used.size() == of, "pieces", "a volume without any");
    }

    /** What lies on this volume. */
    public List<SealedPiece> here(List<TransferFile> files) {
        if (pieces.isEmpty()) {
            return files.stream()
                    .map(file -> new SealedPiece(new Piece(1, file.name(), 0, 0, file.size()), file.sha256()))
                    .toList();
        }
        return pieces.stream().filter(each -> each.piece().volume() == number).toList();
    }

    /**
     * That the pieces are exactly these files, each byte once.
     *
     * @throws IllegalArgumentException naming the first file that is not
     */
    void requireOf(List<TransferFile> files) {
        if (pieces.isEmpty()) {
            return;
        }
        int next = 0;
        for (TransferFile file : files) {
            next = requireWhole(file, next);
        }
        require(next == pieces.size(), "pieces", "one of no file, or out of order");
    }

    /** @return the index after the file's last piece */
    private int requireWhole(TransferFile file, int first) {
        long covered = 0;
        int next = first;
        while (next < pieces.size() && pieces.get(next).piece().file().equals(file.name())) {
            Piece piece = pieces.get(next).piece();
            int part = next - first + 1;
            require(piece.offset() == covered, "pieces", file.name() + " at " + piece.offset());
            require(piece.part() == part || piece.part() == 0 && part == 1, "pieces", piece.name());
            covered = piece.end();
            next++;
        }
        require(next > first && covered == file.size(), "pieces", file.name());
        Piece only = pieces.get(first).piece();
        require((next - first == 1) == (only.part() == 0), "pieces", only.name());
        require(only.part() != 0 || pieces.get(first).sha256().equals(file.sha256()), "pieces", only.name());
        return next;
    }

    private static void require(boolean holds, String component, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(component + " is not valid: " + value);
        }
    }
}
