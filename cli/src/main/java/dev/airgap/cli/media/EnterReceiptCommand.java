package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.rest.ServiceApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(name = "enter", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
final class EnterReceiptCommand extends MediumCommand {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "slip-file")
    private @Nullable Path file;

    EnterReceiptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    void carry(ServiceApi service) {
        String slip = file == null ? typed() : read(file);
        JsonNode receipt = service.post(
                "/api/v1/receipts/slips", "text/plain; charset=UTF-8", slip.getBytes(StandardCharsets.UTF_8));
        PrintWriter out = spec().commandLine().getOut();
        out.println(Words.text(
                "receipt.taken",
                receipt.path("number").asLong(),
                receipt.path("site").asText()));
        out.flush();
    }

    private String typed() {
        return new SlipTyping(terminal, spec().commandLine().getOut())
                .typed()
                .orElseThrow(() -> new ParameterException(
                        spec().commandLine(), "FILE is missing, and nobody sits here to type the slip"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new MediaException(
                    MediaException.Kind.NOT_YET, "SOURCE_UNREADABLE", "%s cannot be read: %s".formatted(file, e));
        }
    }
}
