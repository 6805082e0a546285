package dev.airgap.audit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Flow;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicsTest {

    @ParameterizedTest
    @EnumSource(Zone.class)
    void readsEveryTopicOfItsZone(Zone zone) throws IOException {
        Properties configuration = new Properties();
        try (InputStream file = TopicsTest.class.getResourceAsStream("/application.properties")) {
            configuration.load(file);
        }

        assertThat(configuration.getProperty("zone-topics." + zone.label()).split(","))
                .containsExactlyElementsOf(Flow.topicsFor(Service.AUDIT, zone));
    }
}
