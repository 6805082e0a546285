package dev.airgap.media;

import java.util.ArrayList;
import java.util.List;

/**
 * How a transfer is divided among media: few volumes, and files divided only where they have to be, because a medium or its
 * file system cannot hold them whole.
 */
public final class VolumePlan {

    /** The largest file on FAT32, in bytes. */
    public static final long FAT32 = LargestFile.OF_FAT;

    /** What a single-layer DVD-R and a single-layer BD-R hold, in bytes, less 1 % for the file system. */
    public static final long DVD = 4_700_000_000L / 100 * 99;

    public static final long BLU_RAY = 25_000_000_000L / 100 * 99;

    private final List<Long> rooms;
    private final long largest;
    private final List<Piece> pieces = new ArrayList<>();
    private int volume = 1;
    private long rest;

    private VolumePlan(List<Long> rooms, long largest) {
        this.rooms = List.copyOf(rooms);
        this.largest = largest;
        this.rest = rooms.isEmpty() ? 0 : rooms.getFirst();
    }

    /**
     * The pieces, in the order of the files and of their offsets; volumes that are not needed have none.
     *
     * @param files what is to be carried
     * @param rooms the bytes that each medium has for payload, in the order in which they are used
     * @param largest the largest file that a medium can hold, in bytes
     * @throws MediumException MEDIUM_FULL if it does not fit on them, saying how many bytes are left over
     */
    public static List<Piece> of(List<TransferFile> files, List<Long> rooms, long largest) {
        VolumePlan plan = new VolumePlan(rooms, largest);
        long left = files.stream().mapToLong(TransferFile::size).sum();
        for (TransferFile file : files) {
            plan.add(file, left);
            left -= file.size();
        }
        return List.copyOf(plan.pieces);
    }

    private void add(TransferFile file, long left) {
        if (fitsWhole(file.size(), rest)) {
            place(file, 0, 0, file.size());
        } else if (volume < rooms.size() && fitsWhole(file.size(), rooms.get(volume))) {
            next(left);
            place(file, 0, 0, file.size());
        } else {
            divide(file, left);
        }
    }

    private boolean fitsWhole(long size, long room) {
        return size <= room && size <= largest;
    }

    private void divide(TransferFile file, long left) {
        long placed = 0;
        for (int part = 1; placed < file.size(); part++) {
            while (rest == 0) {
                next(left - placed);
            }
            long size = Math.min(Math.min(rest, largest), file.size() - placed);
            place(file, part, placed, size);
            placed += size;
        }
    }

    private void place(TransferFile file, int part, long offset, long size) {
        pieces.add(new Piece(volume, file.name(), part, offset, size));
        rest -= size;
    }

    private void next(long left) {
        if (volume >= rooms.size()) {
            throw new MediumException(
                    MediumCode.MEDIUM_FULL,
                    "",
                    "%d media have no room for %d bytes of the transfer".formatted(rooms.size(), left));
        }
        rest = rooms.get(volume);
        volume++;
    }
}
