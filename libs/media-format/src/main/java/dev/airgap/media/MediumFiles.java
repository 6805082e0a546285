package dev.airgap.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Opens files of a medium for reading. The outside: sticks fail half-way and may answer differently the second time. */
@FunctionalInterface
interface MediumFiles {

    /** A symbolic link fails to open. */
    MediumFiles MOUNTED = file -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);

    InputStream open(Path file) throws IOException;
}
