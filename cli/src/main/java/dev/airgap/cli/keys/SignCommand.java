package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.RootFile;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        name = "sign",
        description = {
            "Shows a document, asks, and signs it: the draft of a root document or one that others have signed,",
            "or the manifest of a bundle."
        },
        mixinStandardHelpOptions = true)
final class SignCommand implements Runnable {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to sign.")
    private List<Path> files = List.of();

    @Mixin
    private KeyOptions key;

    @Option(
            names = "--root",
            paramLabel = "ROOT",
            description = {
                "The root document that you trust. Needed for a manifest, and for a root document unless its predecessor",
                "lies beside it as root.<n>.dsse.json."
            })
    private @Nullable Path root;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    SignCommand(Terminal terminal) {
        this.terminal = terminal;
        this.key = new KeyOptions(terminal);
    }

    @Override
    public void run() {
        Optional<TrustedRoot> trusted =
                Optional.ofNullable(root).map(file -> new RootFile(file.toAbsolutePath()).read());
        List<Signable> documents =
                files.stream().map(file -> SignableFile.read(file, trusted)).toList();
        Signer signer = key.open();
        PrintWriter out = spec.commandLine().getOut();
        // All of them first: a refusal must not leave half of the files signed.
        for (Signable document : documents) {
            KeyOptions.requireSameKind(signer, document.isDemonstration());
            document.requireMaySign(signer);
            document.shown().forEach(line -> out.printf("  %s%n", line));
        }
        out.flush();
        agree(signer);
        for (Signable document : documents) {
            out.printf("Signed: %s%n", document.sign(signer));
            document.missing().forEach(line -> out.printf("  %s%n", line));
        }
        out.flush();
    }

    private void agree(Signer signer) {
        if (yes) {
            return;
        }
        String answer = terminal.ask("Sign this with key " + signer.keyId() + "? Type yes: ")
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "nobody sits at a terminal: give --yes to sign this"));
        if (!answer.strip().equalsIgnoreCase("yes")) {
            throw new CeremonyException(Finding.CEREMONY_DECLINED, "nothing was signed");
        }
    }
}
