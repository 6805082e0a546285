package dev.airgap.cli.media;

import dev.airgap.media.Piece;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Sha256;
import java.io.PrintWriter;
import java.util.List;

/** What the two people need who hand the bag over. */
final class HandOverSlip {

    private static final int COLUMNS = 12;

    private HandOverSlip() {}

    /** @param missing the serials of the media that the rest of the transfer is not on yet */
    static void print(PrintWriter out, VolumeManifest manifest, Sha256 manifestSha256, List<String> missing) {
        line(out, "slip.transfer", manifest.transferId());
        line(out, "slip.site", manifest.site());
        line(out, "slip.medium", manifest.mediumSerial());
        if (manifest.volume().of() > 1) {
            Volume volume = manifest.volume();
            line(out, "slip.volume", Words.text("slip.volume.of", volume.number(), volume.of()));
        }
        line(out, "slip.seal", manifest.sealNumber() == null ? Words.text("slip.seal.none") : manifest.sealNumber());
        line(out, "slip.manifest", manifestSha256.hex());
        for (SealedPiece sealed : manifest.pieces()) {
            Piece piece = sealed.piece();
            line(out, "slip.file", piece.name() + "  " + Words.text("slip.bytes", piece.size()));
            line(out, "slip.file", sealed.sha256().hex());
        }
        out.println();
        if (missing.isEmpty()) {
            out.println(Words.text("slip.eject.last"));
            out.println(Words.text("slip.hand-over"));
        } else {
            out.println(Words.text("slip.eject"));
            out.println(Words.text("slip.next-medium", missing.getFirst()));
        }
        out.flush();
    }

    /** Ideographs are twice as wide as letters. */
    private static void line(PrintWriter out, String key, String value) {
        String label = Words.text(key);
        int columns = label.codePoints()
                .map(point -> Character.isIdeographic(point) || point > 0x3000 ? 2 : 1)
                .sum();
        out.println(label + " ".repeat(Math.max(1, COLUMNS - columns)) + value);
    }
}
