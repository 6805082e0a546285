package dev.airgap.cli.media;

import dev.airgap.media.TransferFile;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Sha256;
import java.io.PrintWriter;

/** What the two people need who hand the bag over. */
final class HandOverSlip {

    private HandOverSlip() {}

    static void print(PrintWriter out, VolumeManifest manifest, Sha256 manifestSha256) {
        out.printf("Transfer   %s%n", manifest.transferId());
        out.printf("For site   %s%n", manifest.site());
        out.printf("Medium     %s%n", manifest.mediumSerial());
        out.printf("Seal       %s%n", manifest.sealNumber() == null ? "none" : manifest.sealNumber());
        out.printf("Manifest   %s%n", manifestSha256.hex());
        for (TransferFile file : manifest.files()) {
            out.printf(
                    "File       %s  %d bytes%n           %s%n",
                    file.name(), file.size(), file.sha256().hex());
        }
        out.println();
        out.println("Every byte was read back. It is safe to eject the medium and to close the bag.");
        out.println("Then the custodian records the hand-over, with the name of who takes it and the seal.");
        out.flush();
    }
}
