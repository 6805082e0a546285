package dev.airgap.transfer.api;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

/**
 * A file from an offset to its end, as somebody asks for it whose download broke off. Other ranges are answered with the whole
 * file, as RFC 9110 (14.2) allows.
 */
record FileEnd(Path file, long from, long size) {

    private static final Pattern REST = Pattern.compile("bytes=([0-9]{1,18})-");

    static FileEnd of(Path file, @Nullable String range) {
        try {
            long size = Files.size(file);
            Matcher rest = REST.matcher(range == null ? "" : range);
            return new FileEnd(file, rest.matches() ? Long.parseLong(rest.group(1)) : 0, size);
        } catch (IOException e) {
            throw new UncheckedIOException("a file for a desk cannot be looked at", e);
        }
    }

    Response toResponse() {
        if (from > 0 && from >= size) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        if (from == 0) {
            return Response.ok(file).header("Accept-Ranges", "bytes").build();
        }
        return Response.status(Response.Status.PARTIAL_CONTENT)
                .entity(new PathPart(file, from, size - from))
                .header("Content-Range", "bytes %d-%d/%d".formatted(from, size - 1, size))
                .build();
    }
}
