package dev.airgap.transfer;

import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.log.LogSegmentWriter;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.Json;
import dev.airgap.trust.MerkleFrontier;
import dev.airgap.trust.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A zone's audit log as audit-service keeps one: a real tree with real proofs. It logs every event that it is asked for. */
public final class TestLog {

    private final String origin;
    private final FileSigner key;
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, Long> indexOf = new HashMap<>();
    private final Map<String, byte[]> nodes = new HashMap<>();
    private MerkleFrontier frontier = MerkleFrontier.empty();
    private boolean behind;
    private Map<String, Object> mirror = Map.of();

    TestLog(String origin, FileSigner key) {
        this.origin = origin;
        this.key = key;
        log("the first event of the zone");
    }

    /** While it is behind, it answers that it does not hold the events yet. */
    public synchronized void isBehind(boolean now) {
        behind = now;
    }

    public synchronized long size() {
        return frontier.size();
    }

    /** What statements say of the other zone's log. */
    public synchronized void mirrors(String other, long size, byte[] root) {
        mirror =
                Map.of("origin", other, "size", size, "rootHash", HexFormat.of().formatHex(root));
    }

    public synchronized Checkpoint checkpoint() {
        return new Checkpoint(origin, frontier.size(), frontier.root());
    }

    /** Empty while it is behind. */
    synchronized Optional<byte[]> segment(long from, List<String> events) {
        if (behind) {
            return Optional.empty();
        }
        events.forEach(this::log);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            long size = frontier.size();
            LogSegmentWriter writer = new LogSegmentWriter(
                    out, new LogSegmentHeader(origin, from, size, checkpoint().sign(key)));
            for (long index = from; index < size; index++) {
                writer.value(entries.get((int) index));
            }
            for (String event : events) {
                long index = indexOf.get(event);
                writer.proof(index, MerkleTree.inclusionProof(index, size, this::node));
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(out.toByteArray());
    }

    /** Empty while it is behind. */
    synchronized Optional<byte[]> statement(long from, List<String> events, boolean withSteps) {
        if (behind) {
            return Optional.empty();
        }
        events.forEach(this::log);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checkpoint", base64(checkpoint().sign(key)));
        json.put("consistencyFrom", from);
        json.put("consistency", hex(MerkleTree.consistencyProof(from, frontier.size(), this::node)));
        json.put("steps", withSteps ? events.stream().map(this::step).toList() : List.of());
        json.put("mirror", mirror.isEmpty() ? null : mirror);
        return Optional.of(Json.write(json));
    }

    private Map<String, Object> step(String event) {
        long index = indexOf.get(event);
        return Map.of(
                "index",
                index,
                "value",
                base64(entries.get((int) index)),
                "path",
                hex(MerkleTree.inclusionProof(index, frontier.size(), this::node)));
    }

    private void log(String event) {
        if (!indexOf.containsKey(event)) {
            byte[] entry = ("{\"id\":\"" + event + "\"}").getBytes(StandardCharsets.UTF_8);
            indexOf.put(event, frontier.size());
            entries.add(entry);
            frontier = frontier.append(
                    MerkleTree.leafHash(entry), (level, index, hash) -> nodes.put(level + "/" + index, hash));
        }
    }

    private byte[] node(int level, long index) {
        return nodes.get(level + "/" + index);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
