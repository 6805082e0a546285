package dev.airgap.bundler.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isOffWhenNothingIsSet() {
        assertThat(Timetable.of(Optional.empty(), Optional.empty())).isEqualTo(new Timetable.Off());
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "disabled", " "})
    void isOffWhenSwitchedOff(String off) {
        assertThat(Timetable.of(Optional.of(off), Optional.of(off))).isEqualTo(new Timetable.Off());
    }

    @ParameterizedTest
    @CsvSource({
        "24h,2026-03-02T12:00:00Z",
        "P7D,2026-03-08T12:00:00Z",
        "30m,2026-03-01T12:30:00Z",
        "90,2026-03-01T12:01:30Z"
    })
    void startsTheNextCycleAFixedTimeAfterTheLast(String every, Instant next) {
        assertThat(Timetable.of(Optional.of(every), Optional.empty()).after(NOON))
                .contains(next);
    }

    @Test
    void startsTheFirstCycleAtOnce() {
        assertThat(Timetable.of(Optional.of("24h"), Optional.of("off")).first(NOON))
                .contains(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "30 3 * * *,2026-03-02T03:30:00Z",
        "0 30 3 * * ?,2026-03-02T03:30:00Z",
        "0 18 * * 5,2026-03-06T18:00:00Z"
    })
    void startsAtTimesOfTheCalendar(String cron, Instant next) {
        assertThat(Timetable.of(Optional.empty(), Optional.of(cron)).after(NOON))
                .contains(next);
    }

    @Test
    void waitsForTheCalendarBeforeTheFirstCycle() {
        assertThat(Timetable.of(Optional.empty(), Optional.of("0 13 * * *")).first(NOON))
                .contains(Instant.parse("2026-03-01T13:00:00Z"));
    }

    @Test
    void refusesTwoSchedulesAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timetable.of(Optional.of("24h"), Optional.of("30 3 * * *")))
                .withMessageContaining("not both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-5m", "soon"})
    void refusesAnIntervalThatIsNone(String every) {
        assertThatIllegalArgumentException().isThrownBy(() -> Timetable.of(Optional.of(every), Optional.empty()));
    }

    @Test
    void refusesACronExpressionThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Timetable.of(Optional.empty(), Optional.of("every day")));
    }
}
