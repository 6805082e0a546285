package dev.airgap.audit;

import static dev.airgap.audit.LogClient.alarms;
import static dev.airgap.audit.LogClient.replaced;
import static dev.airgap.audit.LogClient.timesLogged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the events of the zone, good and bad. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.AUDIT)
@WithTestResource(LogKeyResource.class)
class EventLogTest {

    private static final CycleStarted STARTED = new CycleStarted("plant-1", "request");

    EventProbe probe;
    private SiblingEvents bundler;

    @BeforeEach
    void joinTheZone() {
        bundler = Siblings.of(probe, Service.BUNDLER);
    }

    @Test
    void logsAnEventOnceHoweverOftenItComes() {
        byte[] first = bundler.publish(EventType.CYCLE_STARTED, "cycle-dup", STARTED);
        bundler.send(first);
        byte[] second = bundler.publish(EventType.CYCLE_STARTED, "cycle-dup", STARTED);
        bundler.send(first);
        bundler.send(second);
        byte[] last = bundler.publish(EventType.CYCLE_STARTED, "cycle-dup", STARTED);

        awaitLogged(last);

        assertThat(timesLogged(first)).isEqualTo(1);
        assertThat(timesLogged(second)).isEqualTo(1);
        assertThat(timesLogged(last)).isEqualTo(1);
        assertThat(alarms("CHAIN_FORK", Sha256.of(first).hex())).isEmpty();
    }

    @Test
    void holdsBackWhatCameTooEarlyAndTellsWhenTheGapStays() {
        byte[] missing = bundler.next(EventType.CYCLE_STARTED, "cycle-gap", STARTED);
        byte[] early = bundler.publish(EventType.CYCLE_STARTED, "cycle-gap", STARTED);
        byte[] earlier = bundler.publish(EventType.CYCLE_STARTED, "cycle-gap", STARTED);
        long seq = seqOf(missing);

        PublishedEvent told = probe.await(
                "audit.gap", event -> event.data().path("expectedSeq").asLong() == seq);

        assertThat(told.data().path("producer").asText()).isEqualTo("dmz/bundler");
        assertThat(told.data().path("foundSeq").asLong()).isEqualTo(seq + 1);
        assertThat(timesLogged(early)).isZero();
        assertThat(alarms("GAP", "number " + seq + " "))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).containsEntry("closedAt", null));

        bundler.send(missing);
        awaitLogged(earlier);

        assertThat(timesLogged(missing)).isEqualTo(1);
        assertThat(timesLogged(early)).isEqualTo(1);
        assertThat(alarms("GAP", "number " + seq + " "))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.get("closedAt")).isNotNull());
        awaitLogged(told.bytes());
        assertThat(probe.ofType("audit.gap")).hasSize(1);
    }

    @Test
    void keepsTheLoggedEventWhenAnotherClaimsItsNumber() {
        byte[] event = bundler.publish(EventType.CYCLE_STARTED, "cycle-fork", STARTED);
        awaitLogged(event);
        byte[] forged = replaced(event, "request", "forgery");

        bundler.send(forged);
        bundler.send(forged);

        PublishedEvent told = awaitFork(forged);
        assertThat(told.data().path("foundSeq").asLong()).isEqualTo(seqOf(event));
        awaitLogged(bundler.publish(EventType.CYCLE_STARTED, "cycle-fork", STARTED));
        assertThat(timesLogged(event)).isEqualTo(1);
        assertThat(timesLogged(forged)).isZero();
        assertThat(alarms("CHAIN_FORK", Sha256.of(forged).hex())).hasSize(1);
        assertThat(probe.matching(published -> published.type().equals("audit.chain-fork")
                        && published
                                .data()
                                .toString()
                                .contains(Sha256.of(forged).hex())))
                .hasSize(1);
    }

    @Test
    void logsTheTrueEventAfterOneThatContinuesAnotherHistory() {
        byte[] event = bundler.next(EventType.CYCLE_STARTED, "cycle-astray", STARTED);
        byte[] astray =
                replaced(event, "\"producerprev\":\"[0-9a-f]{64}\"", "\"producerprev\":\"" + "e".repeat(64) + "\"");

        bundler.send(astray);
        awaitFork(astray);
        bundler.send(event);

        awaitLogged(event);
        assertThat(timesLogged(astray)).isZero();
    }

    @Test
    void findsAForgeryAlsoAmongTheEventsThatWait() {
        byte[] missing = bundler.next(EventType.CYCLE_STARTED, "cycle-wait", STARTED);
        byte[] event = bundler.next(EventType.CYCLE_STARTED, "cycle-wait", STARTED);
        byte[] forged = replaced(event, "request", "forgery");
        byte[] astray =
                replaced(event, "\"producerprev\":\"[0-9a-f]{64}\"", "\"producerprev\":\"" + "e".repeat(64) + "\"");

        bundler.send(astray);
        bundler.send(event);
        bundler.send(forged);
        bundler.send(event);
        bundler.send(missing);

        awaitLogged(event);
        awaitFork(astray);
        awaitFork(forged);
        assertThat(timesLogged(event)).isEqualTo(1);
        assertThat(timesLogged(forged) + timesLogged(astray)).isZero();
    }

    @Test
    void setsAsideWhatIsNoEventAndGoesOn() {
        SiblingEvents rules = Siblings.of(probe, Service.RULES);
        byte[] ofAnother = replaced(
                rules.next(EventType.RULE_UPDATE_FAILED, "cycle-bad", new RuleUpdateFailed("plant-1", "X", "x")),
                "dmz/rules",
                "dmz/transfer");
        int before = probe.ofType("message.dead-lettered").size();

        rules.send("not json".getBytes(StandardCharsets.UTF_8));
        rules.send("null".getBytes(StandardCharsets.UTF_8));
        rules.send(new byte[] {(byte) 0xff, 0});
        rules.send(ofAnother);
        rules.send(replaced(ofAnother, "dmz/transfer", "dmz/rules"));
        rules.send(replaced(ofAnother, "cycle-bad", "a\\\\u0000b"));
        byte[] next =
                rules.publish(EventType.RULE_UPDATE_FAILED, "cycle-bad", new RuleUpdateFailed("plant-1", "X", "x"));

        awaitLogged(next);
        await().until(() -> probe.ofType("message.dead-lettered").size() == before + 5);
        assertThat(probe.ofType("message.dead-lettered"))
                .extracting(event -> event.data().path("code").asText())
                .contains("EVENT_MALFORMED", "EVENT_OF_OTHER_PRODUCER");
    }

    @Test
    void logsItsOwnEventsAsAnUnbrokenChain() {
        bundler.send(new byte[0]);
        probe.await("message.dead-lettered", event -> true);

        await().untilAsserted(() -> probe.all()
                .forEach(event -> assertThat(timesLogged(event.bytes())).isEqualTo(1)));
        assertThat(probe.chainErrors()).isEmpty();
    }

    private PublishedEvent awaitFork(byte[] forged) {
        return probe.await(
                "audit.chain-fork",
                event -> event.data()
                        .path("detail")
                        .asText()
                        .contains(Sha256.of(forged).hex()));
    }

    private static void awaitLogged(byte[] event) {
        await().atMost(Duration.ofSeconds(20)).until(() -> timesLogged(event) == 1);
    }

    private static long seqOf(byte[] event) {
        String json = new String(event, StandardCharsets.UTF_8);
        return Long.parseLong(json.replaceFirst("(?s).*\"producerseq\":(\\d+).*", "$1"));
    }
}
