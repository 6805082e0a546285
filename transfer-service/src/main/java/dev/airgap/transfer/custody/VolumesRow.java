package dev.airgap.transfer.custody;

import dev.airgap.media.SealedPiece;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.medium.RegisteredMedium;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transfer keeps of the media that it is on. */
@Embeddable
class VolumesRow {

    @Column(name = "volumes")
    private int of;

    @Column(name = "set_digest")
    private @Nullable String setDigest;

    @ElementCollection
    @CollectionTable(name = "transfer_volume", joinColumns = @JoinColumn(name = "transfer_id"))
    private List<VolumeRow> known = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "transfer_piece", joinColumns = @JoinColumn(name = "transfer_id"))
    @OrderColumn(name = "position")
    private List<PieceRow> pieces = new ArrayList<>();

    /** It is to be written like that; nothing of an earlier writing counts. */
    void planned(Division division) {
        of = division.media().size();
        setDigest = null;
        known.clear();
        for (RegisteredMedium medium : division.media()) {
            known.add(VolumeRow.on(known.size() + 1, medium));
        }
        keep(division.pieces().stream()
                .map(piece -> new VolumePiece(piece, null))
                .toList());
    }

    void written(List<SealedPiece> written) {
        keep(written.stream()
                .map(piece -> new VolumePiece(piece.piece(), piece.sha256()))
                .toList());
    }

    private void keep(List<VolumePiece> all) {
        pieces.clear();
        all.stream().map(PieceRow::of).forEach(pieces::add);
    }

    /** @param manifests the SHA-256 of each volume's manifest, in their order */
    void sealed(String digest, List<String> manifests) {
        setDigest = digest;
        for (VolumeRow volume : known) {
            volume.sealed(manifests.get(volume.number() - 1));
        }
    }

    void notSealed() {
        setDigest = null;
        known.forEach(VolumeRow::notSealed);
    }

    /** Another volume came, or one that came before; one of another set puts an end to that. */
    void arrived(SealedTransfer sealed) {
        String digest = sealed.manifest().setDigest().hex();
        if (!digest.equals(setDigest)) {
            of = sealed.manifest().volume().of();
            setDigest = digest;
            known.clear();
            pieces.clear();
        }
        put(VolumeRow.arrived(sealed));
    }

    void confirmed(int number, Instant now) {
        volume(number).confirmed(now);
    }

    /** What came of them is not kept. */
    void forgotten() {
        known.forEach(VolumeRow::notConfirmed);
    }

    void departed() {
        known.forEach(VolumeRow::departed);
    }

    boolean isOfSet(String digest) {
        return digest.equals(setDigest);
    }

    boolean has(String manifestSha256) {
        return known.stream().anyMatch(volume -> volume.isSealedAs(manifestSha256));
    }

    /** Another volume, or one instead of that with the same number. */
    void put(VolumeRow volume) {
        known.removeIf(other -> other.number() == volume.number());
        known.add(volume);
    }

    private VolumeRow volume(int number) {
        return known.stream()
                .filter(volume -> volume.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("volume " + number + " is not known"));
    }

    Volumes toVolumes() {
        return new Volumes(
                of,
                setDigest,
                known.stream()
                        .map(VolumeRow::toVolume)
                        .sorted(Comparator.comparingInt(TransferVolume::number))
                        .toList(),
                pieces.stream().map(PieceRow::toPiece).toList());
    }
}
