package dev.airgap.transfer.custody;

import dev.airgap.media.MediumException;
import dev.airgap.media.Piece;
import dev.airgap.media.TransferFile;
import dev.airgap.media.VolumePlan;
import dev.airgap.transfer.medium.MediumRefusedException;
import dev.airgap.transfer.medium.RegisteredMedium;
import java.util.List;

/**
 * What of a transfer goes to which medium.
 *
 * @param media one for each volume
 * @param pieces of all volumes; none if there is one, and every file is whole on it
 */
record Division(List<RegisteredMedium> media, List<Piece> pieces) {

    Division {
        media = List.copyOf(media);
        pieces = List.copyOf(pieces);
    }

    /** A medium that is mounted here takes every file whole. */
    static Division whole(RegisteredMedium medium) {
        return new Division(List.of(medium), List.of());
    }

    /**
     * Which file system a medium at a desk has, nobody knows before it is plugged in: every file is made to fit on FAT.
     *
     * @param logReserve bytes to be left for the audit log's segment on the first of several
     * @throws MediumRefusedException MEDIUM_UNFIT if they have no room for it, or one is not needed
     */
    static Division among(List<RegisteredMedium> media, List<TransferFile> files, long logReserve) {
        List<Piece> pieces = pieces(media, files, logReserve);
        for (int number = 1; number <= media.size(); number++) {
            requireUsed(media.get(number - 1), number, pieces);
        }
        boolean undivided = media.size() == 1 && pieces.stream().allMatch(piece -> piece.part() == 0);
        return new Division(media, undivided ? List.of() : pieces);
    }

    private static List<Piece> pieces(List<RegisteredMedium> media, List<TransferFile> files, long logReserve) {
        Rooms rooms = new Rooms(media.size() > 1, logReserve);
        try {
            return VolumePlan.of(
                    files,
                    media.stream()
                            .map(medium -> rooms.on(medium, medium.equals(media.getFirst())))
                            .toList(),
                    VolumePlan.FAT32);
        } catch (MediumException e) {
            throw MediumRefusedException.unfit(e.getMessage() + "; name more media, or larger ones.");
        }
    }

    private static void requireUsed(RegisteredMedium medium, int number, List<Piece> pieces) {
        if (pieces.stream().noneMatch(piece -> piece.volume() == number)) {
            throw MediumRefusedException.unfit(
                    "Medium %s is not needed for this transfer, or has no room for any of it: leave it out."
                            .formatted(medium.serial()));
        }
    }

    /** What a medium has for payload, beside what a file system and the seal take. */
    private record Rooms(boolean several, long logReserve) {

        private static final long SEAL_BYTES = 2 << 20;
        private static final int FILE_SYSTEM = 100;

        long on(RegisteredMedium medium, boolean first) {
            long capacity = medium.capacityBytes();
            if (!several) {
                return capacity;
            }
            return Math.max(0, capacity - capacity / FILE_SYSTEM - SEAL_BYTES - (first ? logReserve : 0));
        }
    }
}
