package dev.airgap.cli.media;

import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.media.slip.SlipException;
import dev.airgap.media.slip.SlipText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A slip is typed line by line: each mistake is said while the eye is still on the line. */
final class SlipTyping {

    private final Terminal terminal;
    private final PrintWriter out;
    private final List<String> lines = new ArrayList<>();
    private int last = Integer.MAX_VALUE;

    SlipTyping(Terminal terminal, PrintWriter out) {
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * What was typed, or scanned in one go; empty when nobody sits there.
     *
     * @throws MediaException SLIP_MISTYPED when the first line is not that of a slip
     */
    Optional<String> typed() {
        say("receipt.type");
        while (lines.size() < last) {
            Optional<String> line = terminal.ask("%02d: ".formatted(lines.size() + 1));
            if (line.filter(SlipText::isScanned).isPresent() || line.isEmpty()) {
                return line;
            }
            take(line.get());
        }
        return Optional.of(String.join("\n", lines));
    }

    private void take(String line) {
        int number = lines.size() + 1;
        if (SlipText.problem(number, line).isPresent()) {
            say("receipt.again");
            return;
        }
        lines.add(line);
        if (number == 1) {
            last = linesAfter(line);
        }
    }

    private static int linesAfter(String first) {
        try {
            return SlipText.lineCount(first);
        } catch (SlipException e) {
            throw new MediaException(MediaException.Kind.REFUSED, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private void say(String key) {
        out.println(Words.text(key));
        out.flush();
    }
}
