package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.roots.RootChanges;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The draft of a root document in a file. */
final class DraftFile {

    private DraftFile() {}

    /**
     * Writes a draft and tells what is in it and whose signatures it needs.
     *
     * @throws dev.airgap.cli.roots.CeremonyException CEREMONY_FILE_EXISTS when another draft is there: it may be on its way to somebody
     */
    static void write(Path file, RootSigning draft, Optional<TrustedRoot> previous, PrintWriter out) {
        DurableFile.writeOnce(file, draft.toBytes());
        out.printf("Draft of root %d: %s%n", draft.document().version(), file);
        out.printf("  fingerprint %s%n", Fingerprint.shown(draft.fingerprint()));
        previous.ifPresent(root ->
                RootChanges.between(root.document(), draft.document()).forEach(change -> out.printf("  %s%n", change)));
        draft.quorums(previous).forEach(quorum -> out.printf("  %s%n", quorum.shown()));
        out.flush();
    }
}
