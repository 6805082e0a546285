package dev.airgap.cli.enrolment;

import dev.airgap.media.Enrolment;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.media.enrolment.KeyCard;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "card",
        description = {
            "At the site: two persons confirm the kit's fingerprint; then its root document is installed,",
            "the site's keys are made if missing, and the site's key card is put on the medium."
        },
        mixinStandardHelpOptions = true)
final class CardCommand implements Runnable {

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CeremonyOptions options = new CeremonyOptions();

    @Mixin
    private Confirmations confirmations;

    CardCommand(Clock clock, Terminal terminal) {
        this.clock = clock;
        this.confirmations = new Confirmations(terminal);
    }

    @Override
    public void run() {
        Enrolment medium = options.medium();
        SiteEnrolment site = new SiteEnrolment(options.site(), options.root(), options.keys());
        KeyCard card = CeremonyOptions.onMedium(() -> site.answer(medium, confirmations, clock));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("The root document is installed at %s.%n", options.root().file());
        out.printf("The key card of site %s is on the medium %s.%n", card.site(), options.mediumFolder());
        out.printf("Read this fingerprint to two persons in the DMZ, not over the medium:%n");
        out.printf("  %s%n", Fingerprint.shown(card.fingerprint()));
        out.flush();
    }
}
