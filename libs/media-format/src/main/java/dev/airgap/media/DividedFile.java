package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Writes a file that no medium holds whole. */
public final class DividedFile {

    private final String transferId;
    private final TransferFile file;
    private final List<Piece> pieces;

    /** @param pieces of the file, in the order of their offsets */
    public DividedFile(String transferId, TransferFile file, List<Piece> pieces) {
        this.transferId = transferId;
        this.file = file;
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Writes each piece to its medium and reads it back. The source is read once; that it was the announced file is known when
     * the last piece was written.
     *
     * @param media the medium of each volume, prepared for the transfer
     * @param source the whole file; not closed
     * @return the pieces, for the volume manifests
     * @throws MediumException SOURCE_UNREADABLE when the source fails or ends early, SOURCE_CHANGED when its bytes are not those
     *     of the file, and as {@link MediumWriter#write}; then the pieces that were written are worth nothing
     */
    public List<SealedPiece> write(IntFunction<MediumWriter> media, InputStream source, Progress progress) {
        DigestInputStream in = new DigestInputStream(source, Sha256.newDigest());
        List<SealedPiece> written = new ArrayList<>();
        for (Piece piece : pieces) {
            written.add(media.apply(piece.volume())
                    .writePiece(transferId, piece, new FirstBytes(in, piece.size()), progress));
        }
        requireEnd(source);
        Sha256 actual = Sha256.ofDigest(in.getMessageDigest().digest());
        if (!actual.equals(file.sha256())) {
            throw changed("has sha256 " + actual + ", expected " + file.sha256());
        }
        return List.copyOf(written);
    }

    private void requireEnd(InputStream source) {
        try {
            if (source.read() >= 0) {
                throw changed("is longer than the announced " + file.size() + " bytes");
            }
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.SOURCE_UNREADABLE, file.name(), "could not be read: " + Durable.reason(e), e);
        }
    }

    private MediumException changed(String how) {
        return new MediumException(MediumCode.SOURCE_CHANGED, file.name(), how);
    }
}
