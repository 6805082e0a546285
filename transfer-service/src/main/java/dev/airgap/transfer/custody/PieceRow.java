package dev.airgap.transfer.custody;

import dev.airgap.media.Piece;
import dev.airgap.trust.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

@Embeddable
class PieceRow {

    private int volume;
    private String file;
    private int part;

    @Column(name = "file_offset")
    private long offset;

    private long size;
    private @Nullable String sha256;

    PieceRow() {}

    static PieceRow of(VolumePiece planned) {
        Piece piece = planned.piece();
        PieceRow row = new PieceRow();
        row.volume = piece.volume();
        row.file = piece.file();
        row.part = piece.part();
        row.offset = piece.offset();
        row.size = piece.size();
        row.sha256 = planned.sha256() == null ? null : planned.sha256().hex();
        return row;
    }

    VolumePiece toPiece() {
        return new VolumePiece(
                new Piece(volume, file, part, offset, size), sha256 == null ? null : Sha256.parse(sha256));
    }
}
