package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "show", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
final class ShowReceiptCommand extends MediumCommand {

    @Option(names = "--number", paramLabel = "NUMBER")
    private @Nullable Long number;

    @Option(names = "--png", paramLabel = "FILE")
    private @Nullable Path png;

    @Override
    void carry(ServiceApi service) {
        String slip = "/api/v1/receipts/" + chosen(service) + "/slip";
        PrintWriter out = spec().commandLine().getOut();
        if (png == null) {
            out.println(text(service, slip + "/qr"));
        } else {
            write(png, service.bytes(slip + "/qr", "image/png"));
            out.println(Words.text("receipt.png", png));
        }
        out.println(text(service, slip));
        out.println(Words.text("receipt.how"));
        out.flush();
    }

    private long chosen(ServiceApi service) {
        if (number != null) {
            return number;
        }
        JsonNode newest =
                service.get("/api/v1/receipts?limit=1").path("items").path(0).path("number");
        if (!newest.isNumber()) {
            throw MediaException.waits(Words.text("receipt.none"));
        }
        return newest.asLong();
    }

    private static String text(ServiceApi service, String path) {
        return new String(service.bytes(path, "text/plain"), StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new MediaException(
                    MediaException.Kind.NOT_YET, "TARGET_UNWRITABLE", "%s cannot be written: %s".formatted(file, e));
        }
    }
}
