package dev.airgap.cli.enrolment;

import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Two zones and a medium, each a folder, and the commands that people type in them. */
final class Ceremony {

    static final String SITE = "plant-1";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    final Path medium;
    final Path dmzKeys;
    final Path dmzRoot;
    final Path siteKeys;
    final Path siteRoot;
    private final Path folder;

    Ceremony(Path folder) throws IOException {
        this.folder = folder;
        medium = Files.createDirectories(folder.resolve("medium"));
        dmzKeys = folder.resolve("dmz/keys");
        dmzRoot = folder.resolve("dmz/trust/root.dsse.json");
        siteKeys = folder.resolve("site/keys");
        siteRoot = folder.resolve("site/trust/root.dsse.json");
    }

    /**
     * How a command ended.
     *
     * @param exit what picocli made of it
     * @param out what it printed
     * @param failure what it threw, if it threw
     */
    record Ended(int exit, String out, @Nullable Exception failure) {}

    Ended run(Terminal terminal, String... arguments) {
        StringWriter out = new StringWriter();
        List<Exception> failures = new ArrayList<>();
        CommandLine line = SiteCommand.line(Clock.fixed(NOW, ZoneOffset.UTC), terminal);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            failures.add(failure);
            return 99;
        });
        int exit = line.execute(
                Stream.concat(Stream.of("enroll"), Stream.of(arguments)).toArray(String[]::new));
        return new Ended(exit, out.toString(), failures.isEmpty() ? null : failures.getFirst());
    }

    Ended kit(String... more) {
        return run(Terminal.NONE, with(inDmz("kit"), more));
    }

    /** By Anna and Bert, who were told the right fingerprint. */
    Ended card() {
        return card(confirm("Anna", kitFingerprint()), confirm("Bert", kitFingerprint()));
    }

    Ended card(String... more) {
        return run(Terminal.NONE, with(atSite("card"), more));
    }

    /** By Carla and Dan, who were told the right fingerprint. */
    Ended finish() {
        return finish(confirm("Carla", cardFingerprint()), confirm("Dan", cardFingerprint()));
    }

    Ended finish(String... more) {
        return run(Terminal.NONE, with(inDmz("finish"), more));
    }

    String[] inDmz(String step) {
        return new String[] {
            step, "--site", SITE, "--medium", "" + medium, "--keys", "" + dmzKeys, "--root", "" + dmzRoot
        };
    }

    String[] atSite(String step) {
        return new String[] {
            step, "--site", SITE, "--medium", "" + medium, "--keys", "" + siteKeys, "--root", "" + siteRoot
        };
    }

    static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    static String confirm(String person, Sha256 fingerprint) {
        return "--confirm=" + person + "=" + fingerprint.hex();
    }

    Sha256 kitFingerprint() {
        return root(kitFile()).fingerprint();
    }

    Sha256 cardFingerprint() {
        return keyCard().fingerprint();
    }

    KeyCard keyCard() {
        return KeyCard.verify(bytes(cardFile()));
    }

    Path kitFile() {
        return medium.resolve("airgap-enrolment/" + SITE + "/kit.dsse.json");
    }

    Path cardFile() {
        return medium.resolve("airgap-enrolment/" + SITE + "/card.json");
    }

    static TrustedRoot root(Path file) {
        return TrustedRoot.parse(bytes(file));
    }

    /** Every file of both zones and the medium with its content, to see that nothing was changed. */
    TreeMap<String, Sha256> everything() {
        TreeMap<String, Sha256> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), Sha256.of(bytes(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
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
}
