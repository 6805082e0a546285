package dev.airgap.cli.media;

import dev.airgap.media.MediumReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Says what lies on a medium that met other machines, and is passed over. */
final class IgnoredFiles {

    private IgnoredFiles() {}

    static void tell(Path mount, PrintWriter err) {
        List<String> ignored = MediumReader.open(mount).ignored();
        if (!ignored.isEmpty()) {
            err.println(Words.text("ignored", String.join(", ", ignored)));
            err.flush();
        }
    }
}
