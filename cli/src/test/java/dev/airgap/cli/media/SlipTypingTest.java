package dev.airgap.cli.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.media.slip.SlipText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlipTypingTest {

    /** Says how long it is after its version, as slips do. */
    private static final byte[] SLIP = ByteBuffer.allocate(40)
            .put((byte) 1)
            .putShort((short) 40)
            .putLong(4711)
            .array();

    private final List<String> shown = SlipText.lines(SLIP);
    private final StringWriter said = new StringWriter();
    private final List<String> questions = new ArrayList<>();

    @Test
    void endsAfterTheLastLine() {
        assertThat(typing(shown))
                .hasValueSatisfying(slip -> assertThat(SlipText.bytes(slip)).isEqualTo(SLIP));
        assertThat(questions).containsExactly("01: ", "02: ", "03: ");
    }

    @Test
    void asksAgainForALineThatDoesNotAddUp() {
        List<String> answers = new ArrayList<>(shown);
        answers.add(1, shown.get(2));
        answers.add(1, "");

        assertThat(typing(answers))
                .hasValueSatisfying(slip -> assertThat(SlipText.bytes(slip)).isEqualTo(SLIP));
        assertThat(questions).containsExactly("01: ", "02: ", "02: ", "02: ", "03: ");
        assertThat(said.toString().split(Words.text("receipt.again"), -1)).hasSize(3);
    }

    @Test
    void takesWhatAScannerTypes() {
        assertThat(typing(List.of(SlipText.qrText(SLIP))))
                .hasValueSatisfying(slip -> assertThat(SlipText.bytes(slip)).isEqualTo(SLIP));
        assertThat(questions).hasSize(1);
    }

    @Test
    void saysWhenItIsNoSlip() {
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> typing(SlipText.lines(new byte[4])))
                .withMessageContaining("SLIP_MISTYPED");
    }

    @Test
    void needsSomebody() {
        assertThat(new SlipTyping(Terminal.NONE, new PrintWriter(said)).typed()).isEmpty();
    }

    private Optional<String> typing(List<String> answers) {
        var left = new ArrayList<>(answers).iterator();
        return new SlipTyping(
                        question -> {
                            questions.add(question);
                            return Optional.of(left.next());
                        },
                        new PrintWriter(said))
                .typed();
    }
}
