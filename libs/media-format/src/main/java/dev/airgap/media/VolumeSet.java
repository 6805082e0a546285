package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The volumes of one transfer that have come so far, in whatever order. */
public final class VolumeSet {

    private final NavigableMap<Integer, SealedTransfer> volumes = new TreeMap<>();

    /**
     * Another volume, or one that came before, once more.
     *
     * @throws MediumException MEDIUM_VOLUME_MIXED if it belongs to another transfer, or to the same that was written and
     *     sealed another time, naming both
     */
    public void add(SealedTransfer volume) {
        VolumeManifest manifest = volume.manifest();
        if (!volumes.isEmpty()) {
            VolumeManifest first = volumes.firstEntry().getValue().manifest();
            Sha256 set = first.setDigest();
            if (!manifest.setDigest().equals(set)) {
                throw new MediumException(
                        MediumCode.MEDIUM_VOLUME_MIXED,
                        MediumLayout.ROOT + "/" + manifest.transferId() + "/"
                                + MediumLayout.manifest(manifest.volume()),
                        "belongs to set %s; the other volumes belong to set %s".formatted(manifest.setDigest(), set));
            }
        }
        volumes.put(manifest.volume().number(), volume);
    }

    /** The numbers of the volumes that have not come, in order; none before the first has come. */
    public List<Integer> missing() {
        if (volumes.isEmpty()) {
            return List.of();
        }
        int of = volumes.firstEntry().getValue().manifest().volume().of();
        return IntStream.rangeClosed(1, of)
                .filter(number -> !volumes.containsKey(number))
                .boxed()
                .toList();
    }

    public boolean isComplete() {
        return !volumes.isEmpty() && missing().isEmpty();
    }
}
