package dev.airgap.cli.enrolment;

import dev.airgap.cli.roots.Quorum;
import dev.airgap.media.Enrolment;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "finish",
        description = {
            "In the DMZ: two persons confirm the card's fingerprint; then the next root document names the site's keys."
        },
        mixinStandardHelpOptions = true)
final class FinishCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CeremonyOptions options = new CeremonyOptions();

    @Mixin
    private RootKeyOption rootKey = new RootKeyOption();

    @Mixin
    private Confirmations confirmations;

    @Option(
            names = "--signed",
            paramLabel = "FILE",
            description = {
                "The next root document, signed by the root key holders. Needed when one signature is not enough:",
                "without it this step then writes the draft that they sign."
            })
    private @Nullable Path signed;

    FinishCommand(Terminal terminal) {
        this.confirmations = new Confirmations(terminal);
    }

    @Override
    public void run() {
        Enrolment medium = options.medium();
        DmzEnrolment dmz = new DmzEnrolment(options.site(), options.root(), rootKey.in(options.keys()));
        Finished finished = CeremonyOptions.onMedium(() -> signed == null
                ? dmz.finish(medium, confirmations)
                : dmz.finish(medium, confirmations, DurableFile.read(signed, TrustedRoot.LARGEST_BYTES)));
        PrintWriter out = spec.commandLine().getOut();
        switch (finished) {
            case Finished.Before() ->
                out.printf("Site %s is already enrolled with these keys; nothing to do.%n", options.site());
            case Finished.Enrolled(TrustedRoot root) ->
                out.printf(
                        "Site %s is enrolled: root version %d at %s.%n",
                        options.site(),
                        root.document().version(),
                        options.root().file());
            case Finished.Drafted(Path file, List<Quorum> needed) -> {
                out.printf("Site %s is not enrolled yet: %s must be signed.%n", options.site(), file);
                needed.forEach(quorum -> out.printf("  %s%n", quorum.shown()));
                out.printf(
                        "Let the root key holders sign it with 'airgap keys sign', then repeat this with --signed.%n");
            }
        }
        out.flush();
    }
}
