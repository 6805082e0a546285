package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One zone in a network namespace of its own: there is a loopback interface in it and nothing else. */
final class IsolatedZone {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private final Zone zone;
    private final Path data;
    private final Path medium;
    private final Process namespace;
    private final AirgapCommand inside;
    private final Process up;
    private final Path output;

    private IsolatedZone(Zone zone, Path data, Path medium, Process namespace, Process up, Path output) {
        this.zone = zone;
        this.data = data;
        this.medium = medium;
        this.namespace = namespace;
        this.inside = inside(namespace);
        this.up = up;
        this.output = output;
    }

    /** Starts {@code airgap up --zone} and does not wait for it: it may have to wait for the other zone's medium. */
    static IsolatedZone start(Zone zone, Path data, Path medium, List<String> options) throws Exception {
        Process namespace = newNamespace();
        Path output = Files.createTempFile("airgap-" + zone.label(), ".json");
        List<String> arguments = new ArrayList<>(List.of(
                "up", "--json", "--zone", zone.label(), "--data", data.toString(), "--medium", medium.toString()));
        arguments.addAll(options);
        Process up = inside(namespace).start(arguments, output);
        return new IsolatedZone(zone, data, medium, namespace, up, output);
    }

    /** A process that keeps a namespace alive, with its loopback interface up. */
    private static Process newNamespace() throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--net"));
        if (!isRoot()) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", "ip link set lo up && echo ready && exec sleep 3600"));
        Process namespace = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = namespace.inputReader().readLine();
        assertThat(answer)
                .as("%s: needs root or user namespaces, and ip", command)
                .isEqualTo("ready");
        return namespace;
    }

    private static AirgapCommand inside(Process namespace) {
        List<String> enter = new ArrayList<>(List.of("nsenter", "--target", "" + namespace.pid(), "--net"));
        if (!isRoot()) {
            enter.addAll(List.of("--user", "--preserve-credentials"));
        }
        return new AirgapCommand(enter);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    JsonNode awaitUp() throws Exception {
        return AirgapCommand.firstOutput(up, output);
    }

    RunningPipeline.Ended cycleRun() throws Exception {
        return inside.run(List.of("cycle", "run", "--json", "--data", data.toString()));
    }

    /** The network interfaces that the zone's processes see. */
    Set<String> interfaces() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + namespace.pid() + "/net/dev")).stream()
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids of all processes in the zone's network namespace. */
    List<Long> processes() throws IOException {
        Path own = Files.readSymbolicLink(network(namespace.pid()));
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> linkOf(network(pid)).equals(own.toString()))
                .toList();
    }

    private static Path network(long pid) {
        return Path.of("/proc/" + pid + "/ns/net");
    }

    /** The sockets that the zone's processes hold, by their numbers in the kernel. */
    Set<String> sockets() throws IOException {
        return processes().stream()
                .flatMap(IsolatedZone::open)
                .map(SOCKET::matcher)
                .filter(Matcher::matches)
                .map(socket -> socket.group(1))
                .collect(Collectors.toSet());
    }

    /** The TCP sockets of the namespace, by the same numbers. */
    Set<String> socketsOfTheNamespace() throws IOException {
        Set<String> numbers = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6", "unix", "netlink", "raw", "raw6", "packet")) {
            Path file = Path.of("/proc/" + namespace.pid() + "/net/" + table);
            if (Files.exists(file)) {
                Files.readAllLines(file)
                        .forEach(line -> numbers.addAll(List.of(line.strip().split("\\s+"))));
            }
        }
        return numbers;
    }

    /** Every path that a process of the zone has open, works in, or was told of. */
    Set<String> paths() throws IOException {
        Set<String> paths = new TreeSet<>();
        for (long pid : processes()) {
            open(pid).filter(link -> link.startsWith("/")).forEach(paths::add);
            paths.add(linkOf(Path.of("/proc/" + pid + "/cwd")));
            paths.addAll(words(Path.of("/proc/" + pid + "/cmdline")));
            paths.addAll(words(Path.of("/proc/" + pid + "/environ")));
        }
        return paths;
    }

    Path data() {
        return data;
    }

    private static Stream<String> open(long pid) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.map(IsolatedZone::linkOf).toList().stream();
        } catch (IOException | UncheckedIOException e) {
            // It has ended meanwhile.
            return Stream.empty();
        }
    }

    private static List<String> words(Path file) {
        try {
            return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String linkOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    void stop() throws InterruptedException {
        try {
            AirgapCommand.stop(up);
        } finally {
            namespace.destroy();
            namespace.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public String toString() {
        return zone.label() + " on " + data + " with " + medium;
    }
}
