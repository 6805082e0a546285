package dev.airgap.ruleupdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.StoredFile;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleUpdateContainerTest {

    private static final String WEB = "alert http any any -> any any (msg:\"ü\"; sid:1000001;)\r\n".repeat(50);
    private static final String TINY = "#";

    @TempDir
    Path directory;

    private SigningSite site;
    private ContentStore dmz;
    private ContentStore airGap;

    @BeforeEach
    void openStores() throws IOException {
        site = SigningSite.at(directory, "plant-1");
        dmz = ContentStore.open(directory.resolve("dmz"));
        airGap = ContentStore.open(directory.resolve("airgap"));
    }

    @Test
    void carriesTheOriginalTextAcross() throws IOException {
        RuleUpdate written = write("26-003", site.release());

        RuleUpdate read = read(file("26-003"));

        assertThat(read).isEqualTo(written);
        assertThat(text(read, 0)).isEqualTo(TINY);
        assertThat(text(read, 1)).isEqualTo(WEB);
        assertThat(read.manifest().previous().orElseThrow().number()).hasToString("26-002");
    }

    @Test
    void isAnOrdinaryZipForOtherTools() throws IOException {
        write("26-003", site.release());

        try (ZipFile zip = new ZipFile(file("26-003").toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .containsExactly("rule-update.dsse.json", "a.rules", "web.rules");
            assertThat(zip.getInputStream(zip.getEntry("web.rules")).readAllBytes())
                    .isEqualTo(WEB.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void refusesTrailingBytes() throws IOException {
        write("26-003", site.release());
        byte[] good = Files.readAllBytes(file("26-003"));
        Files.write(file("26-003"), Arrays.copyOf(good, good.length + 1));

        assertThat(code(() -> read(file("26-003")))).isEqualTo("DSRU_TAMPERED");
    }

    @Test
    void refusesARenamedFile() throws IOException {
        write("26-003", site.release());
        Files.move(file("26-003"), file("26-004"));

        assertThat(code(() -> read(file("26-004")))).isEqualTo("DSRU_RENAMED");
    }

    @Test
    void refusesSomethingElseUnderItsName() throws IOException {
        Files.writeString(file("26-003"), "<?xml version=\"1.0\"?><rules>these are not the bytes you look for</rules>");

        assertThat(code(() -> read(file("26-003")))).isEqualTo("DSRU_MALFORMED");
    }

    @Test
    void refusesALink() throws IOException {
        write("26-003", site.release());
        Files.createSymbolicLink(file("26-004"), file("26-003"));

        assertThat(code(() -> read(file("26-004")))).isEqualTo("DSRU_NOT_A_FILE");
    }

    @Test
    void refusesASignatureByAStranger() throws IOException {
        write("26-003", SigningSite.key(directory, "stranger"));

        assertThat(code(() -> read(file("26-003")))).isEqualTo("KEY_UNKNOWN");
    }

    @Test
    void refusesAnUpdateForAnotherSiteSignedByItsOwnKey() throws IOException {
        SigningSite other = SigningSite.at(directory, "plant-2");
        write("26-003", other.release());

        assertThat(code(() -> read(file("26-003")))).isEqualTo("KEY_UNKNOWN");
    }

    @Test
    void refusesAnUpdateForAnotherSiteSignedByAKeyOfThisOne() throws IOException {
        RuleUpdateWriter.write(manifest("26-003", "plant-2"), dmz, List.of(site.release()), file("26-003"));

        assertThat(code(() -> read(file("26-003")))).isEqualTo("DSRU_WRONG_SITE");
    }

    @Test
    void refusesABundlesEnvelopeInItsPlace() {
        byte[] payload = manifestOrFail().toPayload();
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, payload, List.of(site.release()));

        assertThatExceptionOfType(TrustException.class)
                .isThrownBy(() -> site.trusted()
                        .verify(envelope, dev.airgap.trust.Role.RELEASE, "plant-1", PayloadTypes.RULE_UPDATE))
                .satisfies(e -> assertThat(e.code()).isEqualTo("PAYLOAD_TYPE_MISMATCH"));
    }

    @Test
    void refusesAnEntryThatInflatesBeyondItsSignedSize() throws IOException {
        StoredFile honest = put(WEB);
        StoredFile lie = new StoredFile(
                honest.sha256(), 4, honest.encoding(), honest.storedSize(), honest.storedSha256(), honest.crc32());
        RuleUpdateManifest manifest = with(List.of(new RuleUpdateFile(new RuleFileName("web.rules"), 1, lie)));
        RuleUpdateWriter.write(manifest, dmz, List.of(site.release()), file("26-003"));

        assertThat(code(() -> read(file("26-003")))).isEqualTo("DSRU_TAMPERED");
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        write("26-003", site.release());

        try (var files = Files.list(directory)) {
            assertThat(files).noneMatch(path -> path.toString().endsWith(".part"));
        }
    }

    private RuleUpdateManifest manifestOrFail() {
        try {
            return manifest("26-003", "plant-1");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private RuleUpdate write(String number, Signer signer) throws IOException {
        return RuleUpdateWriter.write(manifest(number, "plant-1"), dmz, List.of(signer), file(number));
    }

    private RuleUpdateManifest manifest(String number, String siteName) throws IOException {
        return new RuleUpdateManifest(
                RuleUpdateNumber.parse(number),
                siteName,
                "cycle-1",
                Instant.parse("2026-03-01T10:00:00Z"),
                "dmz/rules",
                Optional.of(new RuleUpdateManifest.Previous(
                        RuleUpdateNumber.parse("26-002"), dev.airgap.trust.Sha256.of(new byte[0]))),
                List.of(
                        new RuleUpdateFile(new RuleFileName("a.rules"), 0, put(TINY)),
                        new RuleUpdateFile(new RuleFileName("web.rules"), 50, put(WEB))));
    }

    private RuleUpdateManifest with(List<RuleUpdateFile> files) {
        return new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-003"),
                "plant-1",
                "cycle-1",
                Instant.parse("2026-03-01T10:00:00Z"),
                "dmz/rules",
                Optional.empty(),
                files);
    }

    private StoredFile put(String text) throws IOException {
        return dmz.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path file(String number) {
        return directory.resolve(number + ".dsru");
    }

    /** Whatever is refused is refused by a check that keeps nothing, too. */
    private RuleUpdate read(Path file) throws IOException {
        Throwable checked = catchThrowable(() -> check(file));
        try {
            RuleUpdate read = extract(file);
            assertThat(checked).isNull();
            return read;
        } catch (RuleUpdateException refused) {
            assertThat(checked).isInstanceOf(RuleUpdateException.class).hasMessage(refused.getMessage());
            throw refused;
        }
    }

    private void check(Path file) throws IOException {
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            reader.verify(site.trusted(), "plant-1", file.getFileName().toString());
            reader.check();
        }
    }

    private RuleUpdate extract(Path file) throws IOException {
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            RuleUpdate verified =
                    reader.verify(site.trusted(), "plant-1", file.getFileName().toString());
            assertThat(reader.extract(airGap)).isEqualTo(verified);
            return verified;
        }
    }

    private String text(RuleUpdate update, int index) throws IOException {
        try (InputStream in = update.manifest().files().get(index).open(airGap)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        Throwable refusal = catchThrowable(reading);
        return switch (refusal) {
            case RuleUpdateException e -> e.code();
            case TrustException e -> e.code();
            case null, default -> throw new AssertionError("not refused", refusal);
        };
    }
}
