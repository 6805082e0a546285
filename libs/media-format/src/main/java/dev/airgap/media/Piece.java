package dev.airgap.media;

/**
 * Where a part of a file is to lie.
 *
 * @param volume 1 for the first
 * @param file the file's name
 * @param part 1 for the file's first piece; 0 if the piece is the whole file
 * @param offset of its first byte in the file
 * @param size in bytes; 0 only for a file without bytes
 */
public record Piece(int volume, String file, int part, long offset, long size) {

    static final int MOST_PARTS = 999;

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public Piece {
        require(volume >= 1 && volume <= Volume.MOST, "volume", volume);
        require(MediumLayout.isFileName(file), "file", file);
        require(part >= 0 && part <= MOST_PARTS, "part", part);
        require(offset >= 0 && offset <= TransferFile.MOST_BYTES, "offset", offset);
        require(size >= 0 && size <= TransferFile.MOST_BYTES, "size", size);
        require(part != 0 || offset == 0, "offset", offset);
        require(MediumLayout.isFileName(name(file, part)), "file", file);
    }

    /** Its name in {@code payload/}: that of the file, or {@code <file>.part-<3 digits>}. */
    public String name() {
        return name(file, part);
    }

    /** The offset of the byte after its last. */
    public long end() {
        return offset + size;
    }

    private static String name(String file, int part) {
        return part == 0 ? file : "%s.part-%03d".formatted(file, part);
    }

    private static void require(boolean holds, String component, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(component + " is not valid: " + value);
        }
    }
}
