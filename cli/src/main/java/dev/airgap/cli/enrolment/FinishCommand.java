package dev.airgap.cli.enrolment;

import dev.airgap.media.Enrolment;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    FinishCommand(Terminal terminal) {
        this.confirmations = new Confirmations(terminal);
    }

    @Override
    public void run() {
        Enrolment medium = options.medium();
        DmzEnrolment dmz = new DmzEnrolment(options.site(), options.root(), rootKey.in(options.keys()));
        Optional<TrustedRoot> enrolled = CeremonyOptions.onMedium(() -> dmz.finish(medium, confirmations));
        PrintWriter out = spec.commandLine().getOut();
        enrolled.ifPresentOrElse(
                root -> out.printf(
                        "Site %s is enrolled: root version %d at %s.%n",
                        options.site(),
                        root.document().version(),
                        options.root().file()),
                () -> out.printf("Site %s is already enrolled with these keys; nothing to do.%n", options.site()));
        out.flush();
    }
}
