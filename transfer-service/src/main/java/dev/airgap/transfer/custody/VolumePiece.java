package dev.airgap.transfer.custody;

import dev.airgap.media.Piece;
import dev.airgap.media.SealedPiece;
import dev.airgap.trust.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of a file is to lie.
 *
 * @param sha256 of its bytes; null before it was written
 */
public record VolumePiece(Piece piece, @Nullable Sha256 sha256) {

    /** @throws IllegalStateException before it was written */
    public SealedPiece written() {
        if (sha256 == null) {
            throw new IllegalStateException(piece.name() + " was not written");
        }
        return new SealedPiece(piece, sha256);
    }
}
