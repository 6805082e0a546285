package dev.airgap.bundler.cycle;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** When cycles start by themselves. */
sealed interface Timetable {

    /**
     * When the start after {@code last} is due.
     *
     * @param last the last scheduled start, or when to count from if there was none
     */
    Optional<Instant> after(Instant last);

    /** When the very first scheduled cycle is due. */
    Optional<Instant> first(Instant now);

    /** Never. */
    record Off() implements Timetable {

        @Override
        public Optional<Instant> after(Instant last) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> first(Instant now) {
            return Optional.empty();
        }
    }

    /** A fixed time after the last start; the first at once. */
    record Every(Duration interval) implements Timetable {

        public Every {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("airgap.cycle.every must be longer than nothing: " + interval);
            }
        }

        @Override
        public Optional<Instant> after(Instant last) {
            return Optional.of(last.plus(interval));
        }

        @Override
        public Optional<Instant> first(Instant now) {
            return Optional.of(now);
        }
    }

    /** At times of the calendar, UTC. What was missed while nothing ran is made up for once. */
    record Calendar(Cron cron) implements Timetable {

        @Override
        public Optional<Instant> after(Instant last) {
            return ExecutionTime.forCron(cron)
                    .nextExecution(last.atZone(ZoneOffset.UTC))
                    .map(ZonedDateTime::toInstant);
        }

        @Override
        public Optional<Instant> first(Instant now) {
            return after(now);
        }
    }

    /** @throws IllegalArgumentException if a value cannot be understood, or both are set */
    static Timetable of(Optional<String> every, Optional<String> cron) {
        Optional<String> interval = every.filter(Timetable::isOn);
        Optional<String> calendar = cron.filter(Timetable::isOn);
        if (interval.isPresent() && calendar.isPresent()) {
            throw new IllegalArgumentException("set airgap.cycle.every or airgap.cycle.cron, not both");
        }
        return calendar.<Timetable>map(text -> new Calendar(parse(text)))
                .or(() -> interval.map(text -> new Every(DurationConverter.parseDuration(text))))
                .orElseGet(Off::new);
    }

    private static Cron parse(String text) {
        CronType type = text.strip().split("\\s+").length == 5 ? CronType.UNIX : CronType.QUARTZ;
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(text.strip());
    }

    private static boolean isOn(String text) {
        return !text.isBlank()
                && !Set.of("off", "disabled").contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
