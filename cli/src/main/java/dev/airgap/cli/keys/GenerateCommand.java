package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.EnrolmentFailedException;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.Passphrase;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Makes a key pair: NAME.key.pem, readable by its owner only, and NAME.pub.pem.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Runnable {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--algorithm",
            required = true,
            paramLabel = "ed25519|p384|ml-dsa-65",
            description = "p384 is what hardware tokens do; ml-dsa-65 is for a second, post-quantum signature.")
    private String algorithm = "";

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "Path and name of the two files.")
    private Path out;

    @Option(
            names = "--demonstration",
            description = "Marks the key: only a pipeline that './airgap up' started takes it.")
    private boolean demonstration;

    @Option(names = "--encrypt", description = "Encrypts the private half with a passphrase.")
    private boolean encrypt;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Its first line is the passphrase. Without it, it is asked twice on the terminal.")
    private @Nullable Path passphraseFile;

    GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (encrypt && demonstration) {
            throw new ParameterException(
                    spec.commandLine(), "--encrypt: a demonstration key is one that anybody may see");
        }
        Path privatePem = named(".key.pem");
        Path publicPem = named(".pub.pem");
        for (Path file : new Path[] {privatePem, publicPem}) {
            if (Files.exists(file)) {
                throw new CeremonyException(Finding.CEREMONY_FILE_EXISTS, file + " exists; keys are never replaced");
            }
        }
        FileSigner signer = generate(privatePem, publicPem);
        PrintWriter print = spec.commandLine().getOut();
        print.printf("%s%n", signer.keyId());
        print.printf("  private: %s%n  public:  %s%n", privatePem, publicPem);
        print.flush();
    }

    private FileSigner generate(Path privatePem, Path publicPem) {
        try {
            return encrypt
                    ? encrypted(privatePem, publicPem)
                    : FileSigner.generate(algorithm(), privatePem, publicPem, demonstration);
        } catch (UncheckedIOException e) {
            throw new EnrolmentFailedException("cannot make the key " + privatePem + ": " + e.getMessage(), e);
        }
    }

    private FileSigner encrypted(Path privatePem, Path publicPem) {
        char[] passphrase = passphrase();
        try {
            return FileSigner.generateEncrypted(algorithm(), privatePem, publicPem, passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private char[] passphrase() {
        if (passphraseFile != null) {
            return given(Passphrase.ofFile(passphraseFile).ask("the new key"));
        }
        char[] first = given(terminal.askSecret("Passphrase of the new key: "));
        char[] again = given(terminal.askSecret("Once more: "));
        boolean same = Arrays.equals(first, again);
        Arrays.fill(again, '\0');
        if (!same) {
            Arrays.fill(first, '\0');
            throw new CeremonyException(Finding.CEREMONY_KEY, "the two passphrases differ; no key was made");
        }
        return first;
    }

    private static char[] given(Optional<char[]> passphrase) {
        return passphrase
                .filter(secret -> secret.length > 0)
                .orElseThrow(
                        () -> new CeremonyException(Finding.CEREMONY_KEY, "no passphrase was given; no key was made"));
    }

    private Algorithm algorithm() {
        String constant = algorithm.equals("p384")
                ? "ECDSA_P384"
                : algorithm.replace('-', '_').toUpperCase(Locale.ROOT);
        try {
            return Algorithm.valueOf(constant);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    spec.commandLine(), "--algorithm: there is no algorithm '" + algorithm + "'", unknown);
        }
    }

    private Path named(String suffix) {
        Path target = out.toAbsolutePath();
        return target.resolveSibling(target.getFileName() + suffix);
    }
}
