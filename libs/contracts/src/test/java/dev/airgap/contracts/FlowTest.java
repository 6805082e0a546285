package dev.airgap.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTest {

    @Test
    void everyStepConsumesAnEventThatAServiceOfTheSameZonePublishes() {
        assertThat(Flow.steps()).allSatisfy(step -> {
            assertThat(step.consumer().runsIn(step.zone())).isTrue();
            assertThat(Service.values())
                    .anyMatch(service -> service.runsIn(step.zone())
                            && step.event().isPublishedBy(service)
                            && service != step.consumer());
        });
    }

    @Test
    void auditReadsEveryTopicOfItsZone() {
        assertThat(Flow.topicsFor(Service.AUDIT, Zone.AIRGAP))
                .containsExactly("audit.events.v1", "importer.events.v1", "rules.events.v1", "transfer.events.v1");
        assertThat(Flow.topicsFor(Service.AUDIT, Zone.DMZ)).contains("bundler.events.v1");
    }

    @Test
    void auditNeverActsOnAnEvent() {
        assertThat(Flow.steps()).noneMatch(step -> step.consumer() == Service.AUDIT);
    }

    @Test
    void aServiceReadsOnlyTheTopicsOfWhatItActsOn() {
        assertThat(Flow.topicsFor(Service.TRANSFER, Zone.DMZ))
                .isEqualTo(Set.of("bundler.events.v1", "rules.events.v1"));
        assertThat(Flow.topicsFor(Service.TRANSFER, Zone.AIRGAP))
                .isEqualTo(Set.of("audit.events.v1", "importer.events.v1", "rules.events.v1"));
    }
}
