package dev.airgap.transfer.custody;

import dev.airgap.media.Piece;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The media that a transfer is on.
 *
 * @param of how many there are; 0 before somebody had it written
 * @param setDigest what their manifests have in common; null before they are sealed
 * @param known those that this zone knows, by number: in the air gap, those that have come
 * @param pieces what lies on which of them; none if there is one, and every file is whole on it
 */
public record Volumes(int of, @Nullable String setDigest, List<TransferVolume> known, List<VolumePiece> pieces) {

    /** Not on any medium. */
    static final Volumes NONE = new Volumes(0, null, List.of(), List.of());

    public Volumes {
        known = List.copyOf(known);
        pieces = List.copyOf(pieces);
    }

    /** The serials of their media, as people read them; null before there are any. */
    public @Nullable String serials() {
        return known.isEmpty()
                ? null
                : known.stream().map(TransferVolume::mediumSerial).collect(Collectors.joining(", "));
    }

    public boolean isSeveral() {
        return of > 1;
    }

    public Optional<TransferVolume> volume(int number) {
        return find(volume -> volume.number() == number);
    }

    public Optional<TransferVolume> onMedium(String serial) {
        return find(volume -> volume.mediumSerial().equals(serial));
    }

    public Optional<TransferVolume> sealedAs(String manifestSha256) {
        return find(volume -> manifestSha256.equals(volume.manifestSha256()));
    }

    /** The numbers of those that are not confirmed. */
    public List<Integer> missing() {
        return IntStream.rangeClosed(1, of)
                .filter(number ->
                        volume(number).filter(TransferVolume::isConfirmed).isEmpty())
                .boxed()
                .toList();
    }

    public boolean isComplete() {
        return of > 0 && missing().isEmpty();
    }

    /** Whether any has come, or lies on its medium. */
    public boolean isBegun() {
        return known.stream().anyMatch(TransferVolume::isConfirmed);
    }

    /** Where a file is to lie. */
    public List<Piece> piecesOf(CarriedFile carried) {
        String name = carried.file().name();
        return pieces.isEmpty()
                ? List.of(new Piece(1, name, 0, 0, carried.file().size()))
                : pieces.stream()
                        .map(VolumePiece::piece)
                        .filter(piece -> piece.file().equals(name))
                        .toList();
    }

    /** The sum of the sizes of what lies on one of them. */
    public long bytesOn(int number, Transfer transfer) {
        return transfer.files().stream()
                .flatMap(file -> piecesOf(file).stream())
                .filter(piece -> piece.volume() == number)
                .mapToLong(Piece::size)
                .sum();
    }

    private Optional<TransferVolume> find(Predicate<TransferVolume> wanted) {
        return known.stream().filter(wanted).findFirst();
    }
}
