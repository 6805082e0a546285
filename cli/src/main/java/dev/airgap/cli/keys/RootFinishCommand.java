package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.RootFile;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.trust.RootException;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "finish",
        description = {
            "Completes a root document that enough root key holders signed; else says whose signatures are missing.",
            "Several files are the same document, signed by people at the same time: their signatures are put together."
        },
        mixinStandardHelpOptions = true)
final class RootFinishCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The signed root document, root.<n>.signing.dsse.json.")
    private List<Path> files = List.of();

    @Option(
            names = "--previous",
            paramLabel = "ROOT",
            description = "The trusted root document before it. Needed for every version but the first.")
    private @Nullable Path previous;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The complete root document; versions are kept beside it as root.<n>.dsse.json.")
    private Path out;

    @Override
    public void run() {
        RootSigning signed = files.stream()
                .map(SignableFile::rootIn)
                .reduce(RootSigning::with)
                .orElseThrow();
        Optional<TrustedRoot> before =
                Optional.ofNullable(previous).map(file -> new RootFile(file.toAbsolutePath()).read());
        try {
            TrustedRoot complete = signed.complete(before);
            RootFile target = new RootFile(out.toAbsolutePath());
            requireNoFork(target, complete);
            before.ifPresent(target::keep);
            target.install(complete);
            PrintWriter print = spec.commandLine().getOut();
            print.printf("Root %d is complete: %s%n", complete.document().version(), out);
            print.printf("  fingerprint %s%n", Fingerprint.shown(complete.fingerprint()));
            print.flush();
        } catch (RootException e) {
            throw new CeremonyException(Finding.CEREMONY_ROOT_INVALID, e.code() + ": " + e.getMessage(), e);
        }
    }

    /** Another root of the same or a later version must not be replaced by this one. */
    private static void requireNoFork(RootFile target, TrustedRoot complete) {
        for (RootFile there :
                List.of(target, new RootFile(target.version(complete.document().version())))) {
            if (!there.exists()) {
                continue;
            }
            TrustedRoot existing = there.read();
            boolean older = existing.document().version() < complete.document().version();
            if (!older && !existing.fingerprint().equals(complete.fingerprint())) {
                throw new CeremonyException(
                        Finding.CEREMONY_FILE_EXISTS,
                        there.file() + " is another root " + existing.document().version());
            }
        }
    }
}
