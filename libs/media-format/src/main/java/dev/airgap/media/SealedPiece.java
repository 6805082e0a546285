package dev.airgap.media;

import dev.airgap.trust.Sha256;

/**
 * A piece whose bytes are known.
 *
 * @param sha256 of its bytes
 */
public record SealedPiece(Piece piece, Sha256 sha256) {

    SealedFile content() {
        return new SealedFile(piece.size(), sha256);
    }
}
