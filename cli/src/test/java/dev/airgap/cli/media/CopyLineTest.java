package dev.airgap.cli.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.media.Progress.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyLineTest {

    private static final long MIB = 1 << 20;
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter screen = new StringWriter();
    private long nanos;

    @Test
    void showsHowMuchHowFastAndHowLong() {
        CopyLine line = line(true);
        nanos = 2 * SECOND;
        line.advanced(Phase.WRITING, 20 * MIB);

        assertThat(line.text(Phase.WRITING)).isEqualTo("writing   20 %  20 of 100 MiB  10.0 MiB/s  0:18 left");
        assertThat(screen.toString()).contains("writing   20 %");
        line.clear();
        assertThat(screen.toString()).endsWith("\r");
    }

    @Test
    void countsWhatLayThereButLearnsNoPaceFromIt() {
        CopyLine line = line(true);
        nanos = 2 * SECOND;
        line.skipped(Phase.WRITING, 50 * MIB);

        assertThat(line.text(Phase.WRITING)).isEqualTo("writing   50 %  50 of 100 MiB");
    }

    @Test
    void printsNothingWhereNobodyLooks() {
        CopyLine line = line(false);
        nanos = 2 * SECOND;
        line.advanced(Phase.READING_BACK, 20 * MIB);
        line.clear();

        assertThat(screen.toString()).isEmpty();
    }

    private CopyLine line(boolean watched) {
        return new CopyLine(
                new PrintWriter(screen), watched, List.of(Phase.WRITING, Phase.READING_BACK), 100 * MIB, () -> nanos);
    }
}
