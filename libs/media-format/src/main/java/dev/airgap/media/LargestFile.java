package dev.airgap.media;

import java.util.Locale;
import java.util.Set;

/** What file systems of media can hold. */
final class LargestFile {

    /** FAT keeps a file's size in 32 bits. */
    static final long OF_FAT = (1L << 32) - 1;

    /** As Linux (vfat, msdos), macOS (msdos) and Windows (FAT, FAT32) call it; exFAT has no such limit. */
    private static final Set<String> FAT = Set.of("vfat", "msdos", "fat", "fat12", "fat16", "fat32");

    private LargestFile() {}

    /** In bytes. */
    static long on(String fileSystem) {
        return FAT.contains(fileSystem.toLowerCase(Locale.ROOT)) ? OF_FAT : Long.MAX_VALUE;
    }
}
