package dev.airgap.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar in a process of its own. */
class InspectionStationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WITHIN_A_DAY = "2026-03-01T12:30:00Z";

    @TempDir
    Path directory;

    private Dmz dmz;
    private Station station;

    @BeforeEach
    void openBoth() throws IOException {
        dmz = new Dmz(directory.resolve("dmz"));
        station = Station.in(directory);
    }

    @Test
    void acceptsWhatIsGenuineAndWritesNothing() throws Exception {
        Path bundle = dmz.bundle(files());
        Path rules = dmz.ruleUpdate();
        Path receipt = dmz.receipt();
        List<Path> before = everythingBut(station.answers());

        Station.Answer answer = station.run(
                "verify", bundle, rules, receipt, dmz.rootFile, "--root", dmz.rootFile, "--at", WITHIN_A_DAY);

        // Of the station's missing temporary folder the virtual machine warns by itself.
        assertThat(answer.err().lines()).allMatch(line -> line.startsWith("WARNING: java.io.tmpdir"));
        assertThat(answer.exit()).isZero();
        assertThat(answer.out().lines().filter(line -> line.startsWith("ACCEPTED ")))
                .hasSize(4);
        assertThat(answer.out())
                .contains("sequence        7", "av/daily", "version 27001", "freshness       fresh", "26-003");
        assertThat(everythingBut(station.answers())).isEqualTo(before);
    }

    @Test
    void answersInJsonThatFollowsItsSchema() throws Exception {
        Path bundle = dmz.bundle(files());
        Path truncated = dmz.folder.resolve("26-004.dsru");
        byte[] rules = Files.readAllBytes(dmz.ruleUpdate());
        Files.write(truncated, Arrays.copyOf(rules, rules.length - 5));

        Station.Answer answer = station.run(
                "verify",
                bundle,
                dmz.ruleUpdate(),
                dmz.receipt(),
                truncated,
                dmz.folder.resolve("absent.zip"),
                "--root",
                dmz.rootFile,
                "--at",
                WITHIN_A_DAY,
                "--site",
                Dmz.SITE,
                "--json");

        assertThat(answer.exit()).isEqualTo(2);
        List<JsonNode> lines = verdicts(answer);
        assertThat(lines)
                .extracting(line -> line.path("verdict").asText())
                .containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED", "REFUSED", "UNREADABLE");
        assertThat(lines.getFirst().path("bundle").path("siteChecked").asBoolean())
                .isTrue();
        assertThat(lines.get(3).path("code").asText()).isEqualTo("DSRU_RENAMED");
        assertThat(lines.get(4).path("code").asText()).isEqualTo("FILE_UNREADABLE");
    }

    @Test
    void verifiesASealedMediumAndEverythingOnIt() throws Exception {
        Path medium = dmz.medium(dmz.bundle(files()), dmz.ruleUpdate());
        Path rules = medium.resolve("airgap").resolve(Dmz.TRANSFER).resolve("payload/26-003.dsru");

        Station.Answer good = station.run("verify", medium, "--root", dmz.rootFile, "--at", WITHIN_A_DAY, "--json");
        flip(rules, 100);
        Station.Answer bad = station.run("verify", medium, "--root", dmz.rootFile, "--at", WITHIN_A_DAY, "--json");

        assertThat(verdicts(good))
                .hasSize(3)
                .allSatisfy(
                        verdict -> assertThat(verdict.path("verdict").asText()).isEqualTo("ACCEPTED"));
        JsonNode refused = verdicts(bad).getFirst();
        assertThat(bad.exit()).isEqualTo(2);
        assertThat(refused.path("code").asText()).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(refused.path("entry").asText())
                .isEqualTo(medium.relativize(rules).toString());
    }

    @Test
    void namesTheEntryThatWasChangedAndWhatToDo() throws Exception {
        Path bundle = dmz.bundle(files());
        flip(bundle, offsetOf(bundle, "av/random.bin") + 5_000);

        Station.Answer answer = verify(bundle);

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out())
                .startsWith("REFUSED " + bundle + ": BUNDLE_TAMPERED\n")
                .containsPattern("entry +av/random.bin\n")
                .containsPattern("offset +\\d+\n")
                .containsPattern("what to do +do not carry it on");
    }

    @Test
    void namesTheEntryAtWhichACopyEnds() throws Exception {
        Path bundle = dmz.bundle(files());
        try (FileChannel file = FileChannel.open(bundle, StandardOpenOption.WRITE)) {
            file.truncate(offsetOf(bundle, "av/random.bin") + 50_000);
        }

        assertRefused(bundle, "BUNDLE_TRUNCATED", "av/random.bin");
    }

    @Test
    void refusesBytesAfterTheEnd() throws Exception {
        Path bundle = dmz.bundle(files());
        Files.write(bundle, new byte[] {0}, StandardOpenOption.APPEND);

        assertRefused(bundle, "BUNDLE_TRAILING_BYTES", "end of central directory");
    }

    @Test
    void refusesARenamedBundle() throws Exception {
        Path bundle = dmz.bundle(files());
        Path renamed = Files.move(bundle, bundle.resolveSibling("airgap-plant-1-e1-s000008.zip"));

        assertRefused(renamed, "BUNDLE_RENAMED", "");
    }

    @Test
    void refusesASignatureThatIsNotOfTheseBytes() throws Exception {
        Path bundle = dmz.bundle(files());
        // Some character of the payload, which is in base64 behind the first member's name.
        flip(bundle, offsetOf(bundle, "\"payload\":\"") + 200);

        JsonNode verdict = verdict(bundle);

        assertThat(verdict.path("code").asText()).isIn("BUNDLE_TAMPERED", "ENVELOPE_MALFORMED", "SIGNATURE_INVALID");
    }

    @Test
    void refusesABundleForAnotherSite() throws Exception {
        Path bundle = dmz.bundle(files());

        Station.Answer answer =
                station.run("verify", bundle, "--root", dmz.rootFile, "--at", WITHIN_A_DAY, "--site", "plant-2");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).contains("BUNDLE_WRONG_SITE", "is for site plant-1, not for plant-2");
    }

    @Test
    void judgesAgainstTheFloorThatItIsTold() throws Exception {
        Path bundle = dmz.bundle(files());

        assertThat(codeAbove(bundle, "1:6")).isEmpty();
        assertThat(codeAbove(bundle, "1:7")).isEqualTo("BUNDLE_REPEATED");
        assertThat(codeAbove(bundle, "1:7:" + "0".repeat(64))).isEqualTo("BUNDLE_EQUIVOCATION");
        assertThat(codeAbove(bundle, "1:8")).isEqualTo("BUNDLE_OLDER");
    }

    @Test
    void refusesWhatHasExpired() throws Exception {
        Path bundle = dmz.bundle(files());

        assertThat(codeAt(bundle, "2026-03-03T00:00:00Z")).isEqualTo("BUNDLE_EXPIRED");
        assertThat(codeAt(bundle, "2027-03-03T00:00:00Z")).isEqualTo("ROOT_EXPIRED");
    }

    @Test
    void walksToTheRootThatABundleCarries() throws Exception {
        TrustedRoot next = dmz.root(2, Dmz.NOW.plusSeconds(2_000_000));
        Path bundle = dmz.bundle(files(), next);

        JsonNode verdict = verdict(bundle);

        assertThat(verdict.path("verdict").asText()).isEqualTo("ACCEPTED");
        assertThat(verdict.path("bundle").path("rootVersion").asInt()).isEqualTo(2);
    }

    @Test
    void saysNothingAboutWhatItCannotRead() throws Exception {
        Station.Answer answer = verify(dmz.folder.resolve("absent.dsru"));

        assertThat(answer.exit()).isEqualTo(74);
        assertThat(answer.out()).startsWith("UNREADABLE ").contains("FILE_UNREADABLE");
    }

    @Test
    void tellsHowItIsUsed() throws Exception {
        assertThat(station.run("verify", "--root", dmz.rootFile).exit()).isEqualTo(64);
        assertThat(station.run("verify", "some.zip").exit()).isEqualTo(64);
        assertThat(station.run("bundle").exit()).isEqualTo(64);
        assertThat(station.run("bundle", "ls").exit()).isEqualTo(64);
        assertThat(station.run().exit()).isEqualTo(64);
    }

    @Test
    void refusesARootThatIsNone() throws Exception {
        Path bundle = dmz.bundle(files());

        Station.Answer answer = station.run("verify", bundle, "--root", bundle);

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).startsWith("REFUSED " + bundle + ": ENVELOPE_MALFORMED");
    }

    private void assertRefused(Path file, String code, String entry) throws Exception {
        JsonNode verdict = verdict(file);
        assertThat(verdict.path("verdict").asText()).isEqualTo("REFUSED");
        assertThat(verdict.path("code").asText()).isEqualTo(code);
        assertThat(verdict.path("entry").asText()).isEqualTo(entry);
        assertThat(verdict.path("advice").asText()).isNotEmpty();
    }

    private Station.Answer verify(Path file) throws Exception {
        return station.run("verify", file, "--root", dmz.rootFile, "--at", WITHIN_A_DAY);
    }

    private JsonNode verdict(Path file) throws Exception {
        return verdicts(station.run("verify", file, "--root", dmz.rootFile, "--at", WITHIN_A_DAY, "--json"))
                .getFirst();
    }

    private String codeAbove(Path file, String floor) throws Exception {
        return code(
                station.run("verify", file, "--root", dmz.rootFile, "--at", WITHIN_A_DAY, "--floor", floor, "--json"));
    }

    private String codeAt(Path file, String instant) throws Exception {
        return code(station.run("verify", file, "--root", dmz.rootFile, "--at", instant, "--json"));
    }

    private static String code(Station.Answer answer) throws IOException {
        return verdicts(answer).getFirst().path("code").asText();
    }

    private static List<JsonNode> verdicts(Station.Answer answer) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(InspectionStationIT.class.getResourceAsStream("verdict.schema.json"));
        List<JsonNode> lines = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(answer.out())
                .readAll();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(schema.validate(line)).isEmpty());
        return lines;
    }

    private static Map<String, byte[]> files() {
        byte[] random = new byte[100_000];
        new Random(7).nextBytes(random);
        Map<String, byte[]> files = new HashMap<>();
        files.put("av/random.bin", random);
        files.put(
                "av/text.hdb",
                "44d88612fea8a8f36de82e1278abb02f:68:Eicar\n".repeat(20).getBytes(StandardCharsets.UTF_8));
        files.put("zz/empty", new byte[0]);
        return files;
    }

    private static long offsetOf(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }

    private List<Path> everythingBut(Path answers) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.startsWith(answers)).sorted().toList();
        }
    }
}
