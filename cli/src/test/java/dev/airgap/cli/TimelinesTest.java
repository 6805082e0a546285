package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TimelinesTest {

    @Test
    void showsZoneTimeAndPersonOfWhatTheMediumBrought() throws IOException {
        String line = Timelines.line(new ObjectMapper().readTree("""
                {"zone":"airgap","mirrored":true,"time":"2026-03-01T10:00:00Z","source":"airgap/rules","producerSeq":7,
                 "type":"rules.confirmed","outcome":"DONE","actor":"paula","subject":null}"""));

        assertThat(line.strip().split(" +"))
                .containsExactly("airgap*", "2026-03-01T10:00:00Z", "rules", "7", "rules.confirmed", "DONE", "paula");
    }
}
