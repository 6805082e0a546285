package dev.airgap.transfer.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumReader;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferState;
import dev.airgap.transfer.custody.Transfers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people do to transfers and media before they leave, in any order and two at once, against a model that knows only this:
 * what is said to be on a medium is on it, whole; nothing is sealed that nobody agreed to since it was written last, or
 * of which a part is gone (a flipped bit is what the site refuses); nothing has left that nobody handed over; what is lost or too late says so, and for everything else there is a way to send it. {@code
 * -Dinterleavings=1000} makes more of them.
 */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class SendingInterleavingsTest extends DmzCase {

    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 15);
    private static final int MOST_STEPS = 12;

    private static final Set<TransferState> AGREED =
            EnumSet.of(TransferState.APPROVED, TransferState.SEALED, TransferState.DEPARTED, TransferState.LOST);
    private static final Set<TransferState> LEFT = EnumSet.of(TransferState.DEPARTED, TransferState.LOST);
    private static final Set<TransferState> BUSY = EnumSet.of(TransferState.WRITING, TransferState.SEALING);

    private enum Step {
        WRITE,
        WRITE_OVER,
        WRITE_TO_ANOTHER,
        WRITE_BOTH,
        PULL_OUT,
        APPROVE,
        APPROVE_TWICE,
        SEAL,
        SEAL_TWICE,
        SEAL_PULLED_OUT,
        DEPART,
        DEPART_TWICE,
        CORRUPT,
        CUT,
        LOSE,
        FIND
    }

    /** A medium, where it is when it is not plugged in, and what somebody did to what lies on it since it was written. */
    private static final class Drive {

        private final String serial;
        private final String mediumId;
        private final Path drawer;
        private boolean changed;
        private boolean cut;

        private Drive(String serial, String mediumId, Path drawer) {
            this.serial = serial;
            this.mediumId = mediumId;
            this.drawer = drawer;
        }

        private void asWritten() {
            changed = false;
            cut = false;
        }
    }

    /** A transfer as the model knows it. */
    private static final class Sent {

        private final String id;
        private final Instant expiresAt;
        private Drive drive;
        /** Whether a second person has agreed since it was written last. */
        private boolean agreed;
        /** Whether somebody has handed it over. */
        private boolean left;
        /** Whether its medium was reported lost since. */
        private boolean lost;

        private Sent(String id, Instant expiresAt, Drive drive) {
            this.id = id;
            this.expiresAt = expiresAt;
            this.drive = drive;
        }
    }

    @Inject
    Transfers transfers;

    private final List<String> story = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void nothingIsPluggedIn() throws IOException {
        Files.delete(scene.medium());
    }

    @AfterEach
    void othersFindAMedium() throws IOException {
        if (!Files.exists(scene.medium())) {
            Files.createDirectory(scene.medium());
        }
    }

    @Test
    void saysOfEveryTransferWhatIsTrue() throws IOException {
        for (int seed = 0; seed < INTERLEAVINGS; seed++) {
            story.clear();
            story.add("seed " + seed);
            Random random = new Random(seed);
            List<Drive> drives = List.of(drive(), drive());
            List<Sent> sent = List.of(sent(random, drives.get(0)), sent(random, drives.get(1)));
            for (int step = 0; step < MOST_STEPS; step++) {
                step(sent, drives, random);
                for (Sent transfer : sent) {
                    compare(transfer);
                }
            }
            for (Sent transfer : sent) {
                leaveOrSayWhyNot(transfer);
            }
        }
    }

    private Drive drive() throws IOException {
        String name = "STICK-" + UUID.randomUUID();
        Path drawer =
                Files.createDirectories(scene.medium().resolveSibling("drives").resolve(name));
        return new Drive(
                name, register(name, 1_000_000).statusCode(201).extract().path("id"), drawer);
    }

    /** One in four is not needed any more soon. */
    private Sent sent(Random random, Drive drive) {
        boolean ages = random.nextInt(4) == 0;
        expiresAt = ages ? Instant.now().plusMillis(300 + random.nextInt(1500)) : Instant.parse("2036-01-01T00:00:00Z");
        return new Sent(readyIn(UUID.randomUUID().toString()), expiresAt, drive);
    }

    private void step(List<Sent> all, List<Drive> drives, Random random) throws IOException {
        int which = random.nextInt(all.size());
        Sent sent = all.get(which);
        Step step = random.nextBoolean() ? leadingOn(sent) : Step.values()[random.nextInt(Step.values().length)];
        story.add(step + " " + which);
        switch (step) {
            case WRITE -> write(sent, sent.drive, false);
            case WRITE_OVER -> write(sent, drives.get(random.nextInt(drives.size())), true);
            case WRITE_TO_ANOTHER -> write(sent, drives.get(random.nextInt(drives.size())), false);
            case WRITE_BOTH -> writeBoth(all, drives.get(random.nextInt(drives.size())));
            case PULL_OUT -> pullOut(sent, random);
            case APPROVE -> sent.agreed |= one(() -> approve(sent.id));
            case APPROVE_TWICE ->
                sent.agreed |= twice(() -> approve(sent.id), () -> approve(sent.id, Tokens.OTHER_APPROVER));
            case SEAL -> seal(sent, () -> one(() -> seal(sent.id)));
            case SEAL_TWICE -> seal(sent, () -> twice(() -> seal(sent.id), () -> seal(sent.id)));
            case SEAL_PULLED_OUT -> {
                one(() -> seal(sent.id));
                awaitRest(sent);
            }
            case DEPART -> sent.left |= one(() -> depart(sent.id));
            case DEPART_TWICE -> sent.left |= twice(() -> depart(sent.id), () -> depart(sent.id));
            case CORRUPT -> change(sent.drive, random, false);
            case CUT -> change(sent.drive, random, true);
            case LOSE -> report(sent.drive, all, Tokens.CUSTODIAN, "lost", true);
            case FIND -> report(sent.drive, all, Tokens.APPROVER, "found", false);
        }
    }

    /** What everybody waits for: without it hardly anything would ever leave. */
    private Step leadingOn(Sent sent) {
        return switch (state(sent)) {
            case WRITTEN -> Step.APPROVE;
            case APPROVED -> Step.SEAL;
            case SEALED -> Step.DEPART;
            case LOST -> Step.FIND;
            case DEPARTED -> Step.LOSE;
            default -> Step.WRITE;
        };
    }

    private void write(Sent sent, Drive drive, boolean over) throws IOException {
        plugIn(drive);
        if (one(() -> write(sent, drive.mediumId, over))) {
            wasAskedFor(sent, drive);
            if (awaitRest(sent).state() == TransferState.WRITTEN) {
                drive.asWritten();
            }
        }
        pull(drive);
    }

    /** Two people want the same medium. */
    private void writeBoth(List<Sent> all, Drive drive) throws IOException {
        plugIn(drive);
        CompletableFuture<Boolean> first =
                CompletableFuture.supplyAsync(() -> one(() -> write(all.get(0), drive.mediumId, false)));
        boolean second = one(() -> write(all.get(1), drive.mediumId, false));
        if (first.join()) {
            wasAskedFor(all.get(0), drive);
        }
        if (second) {
            wasAskedFor(all.get(1), drive);
        }
        for (Sent sent : all) {
            if (awaitRest(sent).state() == TransferState.WRITTEN && sent.drive == drive) {
                drive.asWritten();
            }
        }
        pull(drive);
    }

    /** Somewhere in the middle of being written. */
    private void pullOut(Sent sent, Random random) throws IOException {
        plugIn(sent.drive);
        boolean begun = one(() -> write(sent, sent.drive.mediumId, false));
        pause(Duration.ofNanos(random.nextInt(30_000_000)));
        pull(sent.drive);
        if (begun) {
            wasAskedFor(sent, sent.drive);
            awaitRest(sent);
        }
    }

    private static void wasAskedFor(Sent sent, Drive drive) {
        sent.drive = drive;
        sent.agreed = false;
    }

    private void seal(Sent sent, Supplier<Boolean> request) throws IOException {
        plugIn(sent.drive);
        boolean sealedBefore = state(sent) == TransferState.SEALED;
        request.get();
        if (awaitRest(sent).state() == TransferState.SEALED && !sealedBefore) {
            assertThat(sent.drive.cut).as("%s", story).isFalse();
        }
        pull(sent.drive);
    }

    private void report(Drive drive, List<Sent> all, Tokens who, String what, boolean lost) {
        String note = "{\"note\":\"" + UUID.randomUUID() + "\"}";
        if (one(() -> as(who, note, "/api/v1/media/" + drive.mediumId + "/" + what))) {
            all.stream().filter(sent -> sent.drive == drive && sent.left).forEach(sent -> sent.lost = lost);
        }
    }

    /** A bit, or the end, of some file that lies on the medium. */
    private void change(Drive drive, Random random, boolean cut) throws IOException {
        try (Stream<Path> files = Files.walk(drive.drawer)) {
            List<Path> filled = files.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                    .sorted()
                    .toList();
            if (filled.isEmpty()) {
                return;
            }
            Path file = filled.get(random.nextInt(filled.size()));
            byte[] bytes = Files.readAllBytes(file);
            int at = random.nextInt(bytes.length);
            if (cut) {
                bytes = Arrays.copyOf(bytes, at);
            } else {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            drive.changed = true;
            drive.cut |= cut;
        }
    }

    private void compare(Sent sent) throws IOException {
        Transfer transfer = transfers.find(sent.id).orElseThrow();
        TransferState state = transfer.state();
        String told = story + ": " + sent.id + " is " + state;
        assertThat(BUSY).as(told).doesNotContain(state);
        if (AGREED.contains(state)) {
            assertThat(sent.agreed).as(told).isTrue();
        }
        assertThat(LEFT.contains(state)).as(told).isEqualTo(sent.left);
        assertThat(state == TransferState.LOST).as(told).isEqualTo(sent.left && sent.lost);
        if (state == TransferState.EXPIRED) {
            assertThat(Instant.now()).as(told).isAfter(sent.expiresAt);
        }
        assertThat(transfer.error().isPresent()
                        || !EnumSet.of(TransferState.FAILED, TransferState.LOST, TransferState.EXPIRED)
                                .contains(state))
                .as(told)
                .isTrue();
        if (state.isNeededOnItsMedium() && !sent.drive.changed) {
            assertThat(payload(sent, bundleName())).as(told).hasBinaryContent(BUNDLE);
            assertThat(payload(sent, "26-001.dsru")).as(told).hasBinaryContent(RULES);
        }
        if ((state == TransferState.SEALED || state == TransferState.DEPARTED) && !sent.drive.changed) {
            MediumReader reader = MediumReader.open(sent.drive.drawer);
            assertThat(reader.transfers())
                    .as(told)
                    .filteredOn(found -> found.transferId().equals(sent.id))
                    .singleElement()
                    .satisfies(found -> assertThat(reader.verify(found, scene.root(), TransferScene.SITE)
                                    .manifest()
                                    .mediumSerial())
                            .isEqualTo(sent.drive.serial));
        }
    }

    /** The way to the door, on a medium that nobody has used yet. */
    private void leaveOrSayWhyNot(Sent sent) throws IOException {
        story.add("the end of " + sent.id);
        if (sent.left) {
            return;
        }
        if (state(sent) != TransferState.SEALED) {
            write(sent, drive(), false);
            sent.agreed |= one(() -> approve(sent.id));
            seal(sent, () -> one(() -> seal(sent.id)));
        }
        sent.left |= one(() -> depart(sent.id));
        compare(sent);
        if (!sent.left) {
            assertThat(Instant.now()).as("%s", story).isAfter(sent.expiresAt);
            awaitState(sent.id, "EXPIRED");
        }
    }

    private ValidatableResponse write(Sent sent, String medium, boolean over) {
        return as(
                Tokens.OPERATOR,
                "{\"mediumId\":\"%s\",\"overwrite\":%b}".formatted(medium, over),
                "/api/v1/transfers/" + sent.id + "/write");
    }

    /** Whether it was accepted; if not, the answer says why. */
    private boolean one(Supplier<ValidatableResponse> request) {
        var answer = request.get().extract();
        story.add(answer.statusCode() + " " + answer.jsonPath().getString("code"));
        if (answer.statusCode() < 300) {
            return true;
        }
        assertThat(answer.statusCode()).as("%s %s", story, answer.asString()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("code")).as("%s", story).isNotBlank();
        return false;
    }

    /** Whether one of two at once was accepted; never both. */
    private boolean twice(Supplier<ValidatableResponse> request, Supplier<ValidatableResponse> other) {
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> one(request));
        boolean second = one(other);
        assertThat(first.join() && second).as("%s", story).isFalse();
        return first.join() || second;
    }

    private Transfer awaitRest(Sent sent) {
        Instant end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            Transfer transfer = transfers.find(sent.id).orElseThrow();
            if (!BUSY.contains(transfer.state())) {
                story.add(transfer.state() + " "
                        + transfer.error().map(error -> error.code()).orElse(""));
                return transfer;
            }
            pause(Duration.ofMillis(2));
        }
        throw new AssertionError(story + ": does not come to rest");
    }

    private TransferState state(Sent sent) {
        return transfers.find(sent.id).orElseThrow().state();
    }

    private static Path payload(Sent sent, String name) {
        return sent.drive.drawer.resolve("airgap/" + sent.id + "/payload/" + name);
    }

    private void plugIn(Drive drive) throws IOException {
        Files.move(drive.drawer, scene.medium(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void pull(Drive drive) throws IOException {
        Files.move(scene.medium(), drive.drawer, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
