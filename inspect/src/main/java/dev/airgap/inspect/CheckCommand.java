package dev.airgap.inspect;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.trust.Json;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Says yes or no to a transfer on its media before anything of it is taken: is the set complete, is each byte as",
            "sealed, is it for this site, is it new there, does it rest on what the site holds, is there room for it.",
            "Needs no network and no service, and writes nothing; the medium may be read-only."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.Numbers.USAGE,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:yes", "2:no, or it cannot be read", "64:wrong usage"})
final class CheckCommand implements Callable<Integer> {

    private final Clock clock;
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MOUNT", arity = "1..*", description = "Where the media of one transfer are mounted.")
    private List<Path> media = new ArrayList<>();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "The site's newest receipt: says where it stands and what it holds.")
    private @Nullable Path receipt;

    @Option(
            names = "--target",
            paramLabel = "DIR",
            description = "A folder on the disk that takes it at the site: is there room?")
    private @Nullable Path target;

    @Option(names = "--part", description = "Some of a transfer's volumes are enough for a yes.")
    private boolean part;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    CheckCommand(Clock clock, Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return trust.withRoot(
                trusted -> show(new MediumCheck(
                                trusted, known(trusted), trust.question(clock).at(), disk())
                        .of(media, part, screen)),
                verdict -> {
                    CheckResult.Builder result = new CheckResult.Builder(known(Optional.empty()), Optional.empty());
                    result.refused(verdict);
                    return showUnchecked(result.build());
                });
    }

    private SiteKnowledge known(TrustedRoot trusted) throws IOException {
        if (receipt == null) {
            return known(Optional.empty());
        }
        byte[] bytes = Documents.read(receipt, SignedReceipt.LARGEST_BYTES);
        Question question = trust.question(clock);
        try {
            String site =
                    question.site().orElseGet(() -> Documents.claimedSite(bytes).orElse(""));
            return known(Optional.of(SignedReceipt.verify(bytes, trusted, site)));
        } catch (RuntimeException e) {
            Verdict verdict = Refusals.of(Printable.text(receipt.toString()), e);
            throw new ParameterException(spec.commandLine(), "--receipt: " + new Report().text(verdict));
        }
    }

    /** What is typed counts more than what the receipt says. */
    private SiteKnowledge known(Optional<Receipt> said) {
        Question typed = trust.question(clock);
        Optional<SiteKnowledge> told = said.map(SiteKnowledge::of);
        return new SiteKnowledge(
                typed.site().or(() -> told.flatMap(SiteKnowledge::site)),
                typed.floor()
                        .map(mark -> new SiteKnowledge.Floor(mark.epoch(), mark.sequence(), mark.bundleId()))
                        .or(() -> told.flatMap(SiteKnowledge::floor)),
                told.flatMap(SiteKnowledge::held));
    }

    private Optional<SiteDisk> disk() throws IOException {
        return target == null
                ? Optional.empty()
                : Optional.of(new SiteDisk(Files.getFileStore(target).getUsableSpace(), true));
    }

    private int showUnchecked(CheckResult result) {
        try {
            return show(result);
        } catch (IOException e) {
            throw new UncheckedIOException("standard output cannot be written", e);
        }
    }

    private int show(CheckResult result) throws IOException {
        screen.line(
                json
                        ? new String(Json.write(result.toJson()), StandardCharsets.UTF_8)
                        : String.join(System.lineSeparator(), lines(result)));
        screen.out().flush();
        return result.good() ? ExitCode.Numbers.ACCEPTED : ExitCode.Numbers.REFUSED;
    }

    private static List<String> lines(CheckResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.good() ? "YES: it can be carried on and imported." : "NO.");
        for (CheckResult.Finding finding : result.findings()) {
            lines.add("  " + finding.code() + (finding.file().isEmpty() ? "" : "  " + finding.file()));
            lines.add("    found       " + finding.detail());
            lines.add("    what to do  " + finding.advice());
        }
        lines.add("  checked      " + String.join(", ", result.checked()));
        for (Map.Entry<String, String> not : result.notChecked().entrySet()) {
            lines.add("  not checked  " + not.getKey() + ": " + not.getValue());
        }
        lines.add("  copies       %s bytes to the site, and unpacks %s"
                .formatted(result.facts().get("copiedBytes"), result.facts().get("unpackedBytes")));
        return lines;
    }
}
