package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.CardCheck;
import dev.airgap.cli.enrolment.Confirmations;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.enrolment.RootFile;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.roots.DelegationName;
import dev.airgap.cli.roots.RootChanges;
import dev.airgap.cli.roots.RootEdit;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "edit",
        description = {
            "Writes the draft of the version after a trusted root document. Nothing is signed yet.",
            "ROLE is a role, as far as needed with scope and document: release, release@plant-1/bundle, log@dmz, root."
        },
        mixinStandardHelpOptions = true)
final class RootEditCommand implements Runnable {

    private static final int LARGEST_CARD = 64 * 1024;

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ROOT", description = "The root document that is trusted here.")
    private Path root;

    @Option(
            names = "--add-key",
            arity = "2",
            paramLabel = "ROLE PUB",
            hideParamSyntax = true,
            description = "ROLE PUB: adds a key to a delegation. Repeatable.")
    private List<String> added = List.of();

    @Option(
            names = "--revoke",
            paramLabel = "KEY-ID",
            description = "Removes a key from every delegation. Its id, or the beginning of it. Repeatable.")
    private List<String> revoked = List.of();

    @Option(
            names = "--threshold",
            arity = "2",
            paramLabel = "ROLE N",
            hideParamSyntax = true,
            description = "ROLE N: so many keys of a delegation must sign. Repeatable.")
    private List<String> thresholds = List.of();

    @Option(
            names = "--post-quantum-threshold",
            arity = "2",
            paramLabel = "ROLE N",
            hideParamSyntax = true,
            description = "ROLE N: so many ml-dsa-65 keys of a delegation must sign besides the others. Repeatable.")
    private List<String> postQuantumThresholds = List.of();

    @Option(
            names = "--epoch",
            paramLabel = "+1",
            description = "The next epoch: nothing that was released before it can be installed any more.")
    private @Nullable String epoch;

    @Option(names = "--expires", paramLabel = "YYYY-MM-DD", description = "When it must have been replaced.")
    private @Nullable String expires;

    @Option(
            names = "--enrol",
            paramLabel = "FILE",
            description = "Delegates the keys on a site's key card, whose fingerprint two persons confirm.")
    private @Nullable Path card;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The draft (default: root.<n>.draft.json beside ROOT).")
    private @Nullable Path out;

    @Mixin
    private Confirmations confirmations;

    RootEditCommand(Clock clock, Terminal terminal) {
        this.clock = clock;
        this.confirmations = new Confirmations(terminal);
    }

    @Override
    public void run() {
        RootFile file = new RootFile(root.toAbsolutePath());
        TrustedRoot now = file.read();
        RootEdit edit = RootEdit.after(now.document());
        for (int at = 0; at < added.size(); at += 2) {
            edit.addKey(delegation(added.get(at)), PublicKeys.read(Path.of(added.get(at + 1))));
        }
        revoked.forEach(edit::revoke);
        for (int at = 0; at < thresholds.size(); at += 2) {
            edit.threshold(delegation(thresholds.get(at)), number("--threshold", thresholds.get(at + 1)));
        }
        for (int at = 0; at < postQuantumThresholds.size(); at += 2) {
            edit.postQuantumThreshold(
                    delegation(postQuantumThresholds.get(at)),
                    number("--post-quantum-threshold", postQuantumThresholds.get(at + 1)));
        }
        if (epoch != null) {
            changeEpoch(edit, epoch);
        }
        if (expires != null) {
            edit.expires(Expiry.parse(expires, clock, spec));
        }
        if (card != null) {
            edit.enrol(confirmed(card, now, file));
        }
        RootSigning draft = RootSigning.unsigned(edit.document());
        if (RootChanges.between(now.document(), draft.document()).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing would change");
        }
        file.keep(now);
        Path target = out == null ? file.file().resolveSibling(draft.draftName()) : out;
        DraftFile.write(target, draft, Optional.of(now), spec.commandLine().getOut());
    }

    private KeyCard confirmed(Path cardFile, TrustedRoot now, RootFile file) {
        KeyCard verified = CardCheck.verify(DurableFile.read(cardFile, LARGEST_CARD), now, file);
        confirmations.require(verified.fingerprint(), "the key card " + cardFile);
        return verified;
    }

    private void changeEpoch(RootEdit edit, String text) {
        if (text.equals("+1")) {
            edit.nextEpoch();
        } else {
            edit.epoch(number("--epoch", text));
        }
    }

    private DelegationName delegation(String text) {
        try {
            return DelegationName.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), text + ": " + e.getMessage(), e);
        }
    }

    private int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), option + ": '" + text + "' is not a number", e);
        }
    }
}
