package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every code that a person can meet is in the table of docs/error-codes.md, and nothing else is. Codes are collected from the
 * source of all modules: constants of enums that are catalogues of codes, and string literals that are written like codes.
 */
class DocumentedCodesTest {

    /** How an enum of codes is called. One that is called otherwise has to be named in one of the two sets below. */
    private static final Pattern CATALOGUE = Pattern.compile(".*(Code|Problem|Fault|Finding|Refusal)|AlarmKind");

    /** These tell where something is, how it ended well or what it is; and zip findings, which the formats name anew. */
    private static final Pattern NO_CATALOGUE =
            Pattern.compile("(?!AlarmKind).*(State|Outcome|Step|Kind|Form|Result|Role|Phase|Policy|Verdict)"
                    + "|ZipRefusedException\\.Finding|ExitCode|Algorithm|Direction|Encoding|EventType|Method|Place|Received"
                    + "|Freshness|RuleAction|Service|Standing|Trigger|Use|VersionOrder|WhyFull|Work|Zone");

    /**
     * Written like codes: steps of a progress, HTTP, signals, periods, environment variables, folders of other systems,
     * placeholders of the command line, standards of cryptography.
     */
    private static final Set<String> NO_CODES = Set.of(
            "CERTIFICATE",
            "CODE",
            "CONTROLLER",
            "DIRECT",
            "HEAD",
            "HOME",
            "INSTANT",
            "KILL",
            "LANG",
            "MOUNT",
            "NAME",
            "NUMBER",
            "OPTIONS",
            "P30D",
            "P90D",
            "REPORT",
            "PATH",
            "PBES2",
            "PKCS11",
            "POST",
            "READING_BACK",
            "RECEIPT_WRITTEN",
            "RECYCLER",
            "SERIAL",
            "STAGING",
            "STEP",
            "TERM",
            "TEXT",
            "WAITING_FOR_LOG",
            "WAITING_FOR_MEDIUM",
            "WRITING_LOG",
            "XDG_CACHE_HOME",
            "ZONE");

    /** An outcome and an event have these names, too. */
    private static final Set<String> CODES_NAMED_LIKE_OTHER_THINGS = Set.of("SNAPSHOT_REVERTED", "SUPERSEDED");

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");
    private static final Pattern ENUM = Pattern.compile("\\benum\\s+(\\w+)[^{;]*\\{");
    private static final Pattern CONSTANT = Pattern.compile("\\s*([A-Z][A-Z0-9_]*)\\b[\\s\\S]*");
    private static final Pattern STATUS = Pattern.compile("[\\s\\S]*\\b(\\d{3})\\s*\\)\\s*");
    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");
    private static final int SHORTEST_WORD = 4;

    private static Path repository;
    /** By name: constants, and how each is declared. */
    private static final Map<String, Map<String, String>> ENUMS = new TreeMap<>();

    private static final Set<String> LITERALS = new TreeSet<>();
    private static final List<Row> TABLE = new ArrayList<>();

    private record Row(String code, String where, String status, String means, String todo) {}

    @BeforeAll
    static void readEverything() throws IOException {
        repository = Path.of("").toAbsolutePath();
        while (!Files.exists(repository.resolve("mvnw"))) {
            repository = repository.getParent();
        }
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(DocumentedCodesTest::isProgram).toList()) {
                readSource(file);
            }
        }
        for (String line : Files.readAllLines(repository.resolve("docs/error-codes.md"))) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 7 && !cells[1].equals("code") && !cells[1].startsWith("--")) {
                TABLE.add(new Row(cells[1].replace("`", ""), cells[2], cells[3], cells[4], cells[5]));
            }
        }
    }

    @Test
    void everyEnumIsKnownToHoldCodesOrNot() {
        assertThat(ENUMS.keySet())
                .as("enums of which this test does not know whether their constants are codes")
                .allMatch(name -> matches(CATALOGUE, name) || matches(NO_CATALOGUE, name));
    }

    @Test
    void everyCodeIsInTheTable() {
        Set<String> missing = codes();
        missing.removeAll(documented());
        assertThat(missing).as("codes that docs/error-codes.md lacks").isEmpty();
    }

    @Test
    void everyCodeInTheTableExists() {
        Set<String> gone = documented();
        gone.removeAll(codes());
        assertThat(gone).as("what docs/error-codes.md has and no source does").isEmpty();
    }

    @Test
    void theTableSaysTheHttpStatusOfEveryProblem() {
        Map<String, String> said = TABLE.stream()
                .collect(Collectors.toMap(Row::code, row -> row.status().replace("–", "")));
        Map<String, String> problems = statuses();
        assertThat(problems).isNotEmpty();
        said.keySet().removeIf(code -> EXIT.matcher(code).lookingAt());
        said.forEach((code, status) -> assertThat(status).as(code).isEqualTo(problems.getOrDefault(code, "")));
    }

    @Test
    void theTableSaysOfEachCodeWhereItAppearsWhatItMeansAndWhatToDo() {
        assertThat(TABLE)
                .allSatisfy(row -> assertThat(List.of(row.where(), row.means(), row.todo()))
                        .as(row.code())
                        .doesNotContain(""));
    }

    @Test
    void theTableIsSortedAndNamesNothingTwice() {
        List<String> names = TABLE.stream().map(Row::code).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.stream().filter(name -> !isExit(name))).isSorted();
    }

    @Test
    void everyExitCodeIsInTheTable() {
        assertThat(TABLE.stream().map(Row::code).filter(DocumentedCodesTest::isExit))
                .containsExactlyElementsOf(IntStream.concat(
                                Arrays.stream(ExitCode.values()).mapToInt(ExitCode::number),
                                Arrays.stream(dev.airgap.inspect.ExitCode.values())
                                        .mapToInt(dev.airgap.inspect.ExitCode::number))
                        .distinct()
                        .mapToObj("exit %d"::formatted)
                        .toList());
    }

    @Test
    void everyEventThatIsNoSuccessIsInTheRunbook() throws IOException {
        String runbook = Files.readString(repository.resolve("docs/runbook.md"));
        assertThat(Arrays.stream(EventType.values())
                        .filter(type -> type.outcome() != Outcome.DONE)
                        .map(EventType::type))
                .allSatisfy(type -> assertThat(runbook).contains("| `" + type + "` |"));
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>(CODES_NAMED_LIKE_OTHER_THINGS);
        Set<String> others = new TreeSet<>(NO_CODES);
        ENUMS.forEach((name, constants) -> (isCatalogue(name) ? codes : others).addAll(constants.keySet()));
        LITERALS.stream().filter(Predicate.not(others::contains)).forEach(codes::add);
        return codes;
    }

    private static Set<String> documented() {
        return TABLE.stream()
                .map(Row::code)
                .filter(Predicate.not(DocumentedCodesTest::isExit))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of constants that are declared with one. */
    private static Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        ENUMS.entrySet().stream()
                .filter(it -> isCatalogue(it.getKey()))
                .flatMap(it -> it.getValue().entrySet().stream())
                .forEach(constant -> {
                    Matcher status = STATUS.matcher(constant.getValue());
                    if (status.matches()) {
                        statuses.put(constant.getKey(), status.group(1));
                    }
                });
        return statuses;
    }

    private static boolean isExit(String name) {
        return EXIT.matcher(name).matches();
    }

    private static boolean isCatalogue(String name) {
        return matches(CATALOGUE, name) && !matches(NO_CATALOGUE, name);
    }

    /** By its own name, or with the class that it is declared in. */
    private static boolean matches(Pattern pattern, String qualified) {
        return pattern.matcher(qualified).matches()
                || pattern.matcher(qualified.substring(qualified.lastIndexOf('.') + 1))
                        .matches();
    }

    private static boolean isProgram(Path file) {
        String path = repository.relativize(file).toString();
        return path.endsWith(".java")
                && path.contains("src/main/java")
                // Programs of the tests: what they name is seen by developers only.
                && !path.contains("tests/")
                && !path.contains("libs/test-support");
    }

    private static void readSource(Path file) throws IOException {
        String text = Files.readString(file);
        String source = without(text, token -> token.startsWith("/"), " ");
        LITERAL.matcher(source)
                .results()
                .map(literal -> literal.group(1))
                .filter(literal -> literal.length() >= SHORTEST_WORD)
                .forEach(LITERALS::add);
        String code = without(text, token -> true, "0");
        String type = file.getFileName().toString().replace(".java", "");
        Matcher declared = ENUM.matcher(code);
        while (declared.find()) {
            String name = declared.group(1).equals(type) ? type : type + "." + declared.group(1);
            ENUMS.computeIfAbsent(name, unknown -> new TreeMap<>()).putAll(constants(code.substring(declared.end())));
        }
    }

    private static String without(String text, Predicate<String> unwanted, String instead) {
        return TOKEN.matcher(text)
                .replaceAll(token -> unwanted.test(token.group())
                        ? token.group().startsWith("/") ? " " : instead
                        : Matcher.quoteReplacement(token.group()));
    }

    /** The constants that the body of an enum begins with, each with its declaration. */
    private static Map<String, String> constants(String body) {
        Map<String, String> constants = new TreeMap<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            boolean ends = depth == 0 && (c == ',' || c == ';' || c == '}');
            if (ends) {
                Matcher constant = CONSTANT.matcher(body.substring(from, at));
                if (constant.matches()) {
                    constants.put(constant.group(1), constant.group());
                }
                from = at + 1;
            }
            if (ends && c != ',') {
                return constants;
            }
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
        }
        return constants;
    }
}
