package dev.airgap.cli.media;

import dev.airgap.media.SealedPiece;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Sha256;
import java.io.PrintWriter;
import java.util.List;

/** What the two people need who hand the bag over. */
final class HandOverSlip {

    private HandOverSlip() {}

    /** @param missing the serials of the media that the rest of the transfer is not on yet */
    static void print(PrintWriter out, VolumeManifest manifest, Sha256 manifestSha256, List<String> missing) {
        out.printf("Transfer   %s%n", manifest.transferId());
        out.printf("For site   %s%n", manifest.site());
        out.printf("Medium     %s%n", manifest.mediumSerial());
        if (manifest.volume().of() > 1) {
            out.printf(
                    "Volume     %d of %d%n",
                    manifest.volume().number(), manifest.volume().of());
        }
        out.printf("Seal       %s%n", manifest.sealNumber() == null ? "none" : manifest.sealNumber());
        out.printf("Manifest   %s%n", manifestSha256.hex());
        for (SealedPiece sealed : manifest.pieces()) {
            out.printf(
                    "File       %s  %d bytes%n           %s%n",
                    sealed.piece().name(),
                    sealed.piece().size(),
                    sealed.sha256().hex());
        }
        out.println();
        if (missing.isEmpty()) {
            out.println("Every byte was read back. It is safe to eject the medium and to close the bag.");
            out.println("Then the custodian records the hand-over, with the name of who takes it and the seal.");
        } else {
            out.println("Every byte was read back. It is safe to eject the medium and to put it into the bag.");
            out.printf("Leave the bag open: next, run this again with medium %s.%n", String.join(", then ", missing));
        }
        out.flush();
    }
}
