package dev.airgap.cli;

import dev.airgap.cli.enrolment.SiteCommand;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.contracts.Zone;
import dev.airgap.local.DataFolder;
import dev.airgap.local.LocalException;
import dev.airgap.local.PipelineOptions;
import dev.airgap.media.Enrolment;
import dev.airgap.media.MediumException;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.media.enrolment.KeyCardException;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Enrols the site before the first start, by the commands of {@code airgap site enroll} that people use. The fingerprints
 * that persons would tell each other over the telephone are read from the medium here, which proves nothing: therefore
 * the keys are demonstration keys.
 */
final class FirstEnrolment {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final DataFolder data;
    private final PipelineOptions options;
    private final Clock clock;
    private final Console console;

    FirstEnrolment(DataFolder data, PipelineOptions options, Clock clock, Console console) {
        this.data = data;
        this.options = options;
        this.clock = clock;
        this.console = console;
    }

    /** Takes the steps of the zones that run here; waits for the medium where the other side has to act first. */
    void prepare() {
        boolean dmz = options.zones().contains(Zone.DMZ);
        boolean finishes = dmz && !isEnrolled(Zone.DMZ);
        if (finishes) {
            told("the DMZ puts the kit on the medium");
            run(Zone.DMZ, "kit", List.of("--root-key", data.rootKey().toString(), "--demonstration"));
        }
        if (options.zones().contains(Zone.AIRGAP) && cardIsDue()) {
            Sha256 fingerprint = await(
                    this::kit, "the kit, which the DMZ puts on the medium", "./airgap up --zone dmz --medium DIR");
            told(
                    "%s and %s confirm the kit's root document; the site puts its key card on the medium",
                    admin(Zone.AIRGAP), approver(Zone.AIRGAP));
            run(Zone.AIRGAP, "card", confirmed(Zone.AIRGAP, fingerprint));
        }
        if (finishes) {
            Sha256 fingerprint = await(
                    this::card,
                    "the site's key card, which the air gap puts on the medium",
                    "bring the medium to the air gap and run there: ./airgap up --zone airgap --medium DIR");
            told(
                    "%s and %s confirm the site's key card; the root document names its keys",
                    admin(Zone.DMZ), approver(Zone.DMZ));
            List<String> arguments = new ArrayList<>(confirmed(Zone.DMZ, fingerprint));
            arguments.addAll(List.of("--root-key", data.rootKey().toString()));
            run(Zone.DMZ, "finish", arguments);
        }
    }

    private boolean isEnrolled(Zone zone) {
        return Files.exists(data.enrolment(zone));
    }

    /** Also when another medium brings the kit again: the DMZ then still waits for the card. */
    private boolean cardIsDue() {
        return !isEnrolled(Zone.AIRGAP) || (isOnMedium("kit.dsse.json") && !isOnMedium("card.json"));
    }

    private Optional<Sha256> kit() {
        return isOnMedium("kit.dsse.json")
                ? medium().kit().map(bytes -> TrustedRoot.parse(bytes).fingerprint())
                : Optional.empty();
    }

    /** Only one that answers this kit: the medium may still hold the card of an earlier pipeline. */
    private Optional<Sha256> card() {
        if (!isOnMedium("card.json")) {
            return Optional.empty();
        }
        return medium().card()
                .map(KeyCard::verify)
                .filter(card -> isOurs(card.rootFingerprint()))
                .map(KeyCard::fingerprint);
    }

    /** Every version counts: a start that was interrupted may have signed the next one already. */
    private boolean isOurs(Sha256 fingerprint) {
        Path folder = data.root(Zone.DMZ).getParent();
        try (DirectoryStream<Path> roots = Files.newDirectoryStream(folder, "root*.dsse.json")) {
            for (Path root : roots) {
                if (TrustedRoot.parse(Files.readAllBytes(root)).fingerprint().equals(fingerprint)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new LocalException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private boolean isOnMedium(String name) {
        return Files.exists(folder().resolve(name));
    }

    private Path folder() {
        return data.medium().resolve("airgap-enrolment").resolve(options.site());
    }

    private Enrolment medium() {
        return Enrolment.open(data.medium(), options.site());
    }

    /** @param advice what makes it come */
    private <T> T await(Supplier<Optional<T>> look, String what, String advice) {
        boolean said = false;
        while (true) {
            try {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (MediumException | TrustException | KeyCardException e) {
                throw new LocalException("cannot use what is in " + folder() + ": " + e.getMessage(), e);
            }
            if (!said) {
                console.line("waiting for %s: it is not in %s", what, folder());
                console.line("  %s", advice);
                said = true;
            }
            PersonsApi.pause(LOOK_EVERY);
        }
    }

    private static List<String> confirmed(Zone zone, Sha256 fingerprint) {
        return List.of(
                "--confirm",
                admin(zone) + "=" + fingerprint.hex(),
                "--confirm",
                approver(zone) + "=" + fingerprint.hex());
    }

    private static String admin(Zone zone) {
        return People.name(zone, "admin");
    }

    private static String approver(Zone zone) {
        return People.name(zone, "approver");
    }

    private void run(Zone zone, String step, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "enroll",
                step,
                "--site",
                options.site(),
                "--medium",
                data.medium().toString(),
                "--keys",
                data.keys(zone).toString(),
                "--root",
                data.root(zone).toString()));
        arguments.addAll(more);
        AtomicReference<Exception> failure = new AtomicReference<>();
        StringWriter printed = new StringWriter();
        CommandLine site = SiteCommand.line(clock, Terminal.NONE).setOut(new PrintWriter(printed, true));
        site.setExecutionExceptionHandler((exception, command, parsed) -> {
            failure.set(exception);
            return ExitCode.UNEXPECTED.number();
        });
        int exit = site.execute(arguments.toArray(String[]::new));
        if (failure.get() instanceof RuntimeException refused) {
            throw refused;
        }
        if (exit != ExitCode.DONE.number()) {
            throw new LocalException("airgap site %s ended with %d".formatted(String.join(" ", arguments), exit));
        }
        console.block(printed.toString().stripTrailing().indent(13).stripTrailing());
    }

    private void told(String what, Object... arguments) {
        console.line("enrolment: " + what, arguments);
    }
}
