package dev.airgap.importer.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.Manifest;
import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.trust.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

/**
 * {@code /.airgap/snapshot.json} as a file: written record by record when the pointer moves, so that it is served like any
 * other file, with ranges and entity tag, in constant memory.
 */
final class Listing {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;

    Listing(Path folder) {
        this.folder = folder;
    }

    StaticFile write(Snapshot snapshot, Instant since, Path index) throws IOException {
        Path part = Files.createTempFile(folder, "listing-", ".part");
        try {
            MessageDigest digest = Sha256.newDigest();
            try (OutputStream out =
                            new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), digest);
                    JsonGenerator json = JSON.createGenerator(out)) {
                write(json, snapshot, since, index);
            }
            Path listing = folder.resolve(snapshot.id() + "-" + since.getEpochSecond() + ".json");
            Files.move(part, listing, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            String sha256 = Sha256.ofDigest(digest.digest()).hex();
            return new StaticFile(listing, Files.size(listing), sha256, since, "application/json");
        } finally {
            // On a full disk this is tried every second.
            Files.deleteIfExists(part);
        }
    }

    /** Removes all listings but these: the one that is served, and the one that a request may just have been given. */
    void keepOnly(Set<Path> wanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!wanted.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(JsonGenerator json, Snapshot snapshot, Instant since, Path index) throws IOException {
        Manifest manifest = snapshot.manifest();
        json.writeStartObject();
        json.writeStringField("site", manifest.site());
        json.writeNumberField("epoch", manifest.epoch());
        json.writeNumberField("sequence", manifest.sequence());
        json.writeStringField("bundleId", snapshot.bundleId());
        json.writeStringField("snapshotDigest", manifest.snapshotDigest());
        json.writeStringField("activatedAt", since.toString());
        json.writeArrayFieldStart("components");
        for (Component component : manifest.components()) {
            writeComponent(json, component);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        try (IndexReader records = new IndexReader(Files.newInputStream(index))) {
            while (records.hasNext()) {
                writeFile(json, records.next());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeComponent(JsonGenerator json, Component component) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", component.id());
        json.writeStringField("type", component.type());
        json.writeStringField("version", component.version());
        json.writeStringField("published", component.published().toString());
        json.writeEndObject();
    }

    private static void writeFile(JsonGenerator json, IndexRecord file) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", file.path().value());
        json.writeNumberField("size", file.size());
        json.writeStringField("sha256", file.sha256());
        json.writeEndObject();
    }
}
