package dev.airgap.cli.keys;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.StoredFile;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.cli.enrolment.SiteCommand;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A folder for each person's own machine, the stick between them, and the commands that people type. */
final class Machines {

    static final String SITE = "plant-1";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String EXPIRES = "2029-12-31";

    private static final Sha256 ANY = Sha256.of(new byte[] {1});

    private final Path folder;

    Machines(Path folder) {
        this.folder = folder;
    }

    /**
     * How a command ended.
     *
     * @param exit what picocli made of it
     * @param out what it printed
     * @param failure what it threw, if it threw
     */
    record Ended(int exit, String out, String err, @Nullable Exception failure) {}

    Ended run(Object... arguments) {
        return run(Terminal.NONE, arguments);
    }

    /** A command after {@code airgap}. */
    Ended run(Terminal terminal, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<Exception> failures = new ArrayList<>();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(KeysCommand.line(Clock.fixed(NOW, ZoneOffset.UTC), terminal))
                .addSubcommand(SiteCommand.line(Clock.fixed(NOW, ZoneOffset.UTC), terminal))
                .addSubcommand(
                        "bundle",
                        BundleSigning.addTo(new CommandLine(CommandLine.Model.CommandSpec.create()), terminal));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            failures.add(failure);
            return 99;
        });
        int exit = line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
        return new Ended(exit, out.toString(), err.toString(), failures.isEmpty() ? null : failures.getFirst());
    }

    /** A new key on the machine of its owner; returns its id. */
    String key(String owner, String name, String... more) {
        Object[] arguments = Stream.concat(
                        Stream.of("keys", "generate", "--algorithm", "ed25519", "--out", at(owner, name)),
                        Stream.of(more))
                .toArray();
        return run(arguments).out().lines().findFirst().orElseThrow();
    }

    Path at(String owner, String file) {
        Path machine = folder.resolve(owner);
        try {
            Files.createDirectories(machine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return machine.resolve(file);
    }

    Path pub(String owner, String name) {
        return at(owner, name + ".pub.pem");
    }

    Path privateKey(String owner, String name) {
        return at(owner, name + ".key.pem");
    }

    /** Somebody carries a file to somebody. */
    Path carry(Path file, String to) {
        try {
            return Files.copy(file, at(to, "" + file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three root keys of which two sign, two release keys which both sign, and one of everything else. */
    Path draft(String... more) {
        for (String holder : List.of("anna", "bert", "carla")) {
            key(holder, "root");
        }
        key("dora", "release");
        key("emil", "release");
        for (String name : List.of("release-rules", "transfer", "log")) {
            key("dmz", name);
        }
        key("frida", "approver");
        Path draft = at("anna", "root.1.draft.json");
        run(Stream.concat(
                        Stream.of(
                                "keys",
                                "root",
                                "new",
                                "--site=" + SITE,
                                "--expires=" + EXPIRES,
                                "--root-threshold=2",
                                "--release-threshold=2",
                                "--root",
                                pub("anna", "root"),
                                pub("bert", "root"),
                                pub("carla", "root"),
                                "--release",
                                pub("dora", "release"),
                                pub("emil", "release"),
                                "--release-for-rules",
                                pub("dmz", "release-rules"),
                                "--transfer",
                                pub("dmz", "transfer"),
                                "--log",
                                pub("dmz", "log"),
                                "--approver",
                                pub("frida", "approver"),
                                "-o",
                                draft),
                        Stream.of(more))
                .toArray());
        return draft;
    }

    /** Signs what lies on somebody's own machine with that person's root key. */
    Ended sign(String holder, Path document, Object... more) {
        return run(Stream.concat(
                        Stream.of("keys", "sign", "--yes", "--key", privateKey(holder, "root"), document),
                        Stream.of(more))
                .toArray());
    }

    /** The first root document, in the folder of the DMZ, made by anna and bert. */
    Path firstRoot() {
        sign("anna", draft());
        Path atBert = carry(at("anna", "root.1.signing.dsse.json"), "bert");
        sign("bert", atBert);
        Path root = at("dmz", "root.dsse.json");
        run("keys", "root", "finish", atBert, "-o", root);
        return root;
    }

    /** What anna and bert make of a draft in the DMZ's folder: the next trusted root. */
    Ended adopt(Path draft, Path root) {
        sign("anna", carry(draft, "anna"), "--root", root);
        String signing = ("" + draft.getFileName()).replace(".draft.json", ".signing.dsse.json");
        Path atBert = carry(at("anna", signing), "bert");
        sign("bert", atBert, "--root", root);
        return run("keys", "root", "finish", atBert, "--previous", root, "-o", root);
    }

    static TrustedRoot root(Path file) {
        return TrustedRoot.parse(bytes(file));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody who types these answers. */
    static Terminal typing(String... answers) {
        List<String> left = new ArrayList<>(List.of(answers));
        return question -> Optional.of(left.removeFirst());
    }

    static Manifest manifest(long sequence, long rootVersion) {
        return new Manifest(
                Manifest.fileName(SITE, 1, sequence),
                SITE,
                1,
                sequence,
                Manifest.Kind.FULL,
                null,
                null,
                ANY.hex(),
                List.of(new Component("patterns", "smart-scan", VersionOrder.DOTTED, "1.2.3", NOW)),
                List.of(),
                List.of(),
                new Manifest.Requirements("0.1.0", "20.0"),
                new Manifest.Validity(NOW, NOW.plusSeconds(86_400), NOW.plusSeconds(86_400)),
                null,
                null,
                "airgap 0.1.0",
                new Manifest.RootsReference(rootVersion, 10, ANY.hex()),
                new IndexSummary(1, 1, new StoredFile(ANY.hex(), 1, Encoding.DEFLATED, 1, ANY.hex(), 1)));
    }
}
