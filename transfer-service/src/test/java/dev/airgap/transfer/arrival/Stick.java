package dev.airgap.transfer.arrival;

import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.transfer.TransferScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** A medium with one transfer on it, and what the model knows of both. */
final class Stick {

    private static final String PRISTINE = "pristine";
    private static final String STICK = "stick";

    private final Path folder;
    private final String id = UUID.randomUUID().toString();
    private final String zip;
    private final byte[] bundle;

    /** Whether it is as it was sealed. */
    private boolean intact = true;
    /** Whether all of it was taken. */
    private boolean delivered;

    private Stick(Path folder, String zip, byte[] bundle) {
        this.folder = folder;
        this.zip = zip;
        this.bundle = bundle;
    }

    /** As the DMZ seals it. */
    static Stick sealed(TransferScene scene, Path folder, String zip) throws IOException {
        byte[] bundle = TransferScene.randomBytes(700);
        Stick stick = new Stick(Files.createDirectories(folder), zip, bundle);
        TransferFile file = TransferScene.file(
                zip,
                FileKind.BUNDLE,
                bundle,
                UUID.randomUUID().toString().replace("-", "").repeat(2));
        scene.carry(stick.id, UUID.randomUUID().toString(), TransferScene.SITE, Map.of(file, bundle), null);
        copy(scene.medium(), stick.folder.resolve(PRISTINE));
        scene.empty();
        stick.mend();
        return stick;
    }

    void plugIn(Path medium) throws IOException {
        Files.deleteIfExists(medium);
        Files.move(folder.resolve(STICK), medium, StandardCopyOption.ATOMIC_MOVE);
    }

    void pull(Path medium) throws IOException {
        Files.move(medium, folder.resolve(STICK), StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectory(medium);
    }

    /** One bit of one file is another one. */
    void corrupt(Random random) throws IOException {
        Path file = anyFile(random);
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
        intact = false;
    }

    void cut(Random random) throws IOException {
        Path file = anyFile(random);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        intact = false;
    }

    void remove(Random random) throws IOException {
        Files.delete(anyFile(random));
        intact = false;
    }

    void add(Random random) throws IOException {
        List<String> places = List.of("payload/extra.zip", "extra.txt", "log/extra.jsonl", "return/holiday.jpg");
        Path file = transfer().resolve(places.get(random.nextInt(places.size())));
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1});
        intact = false;
    }

    /** A file of the other stick in the place of this one's. */
    void swapWith(Stick other, Random random) throws IOException {
        Path mine = anyFile(random);
        Path relative = transfer().relativize(mine);
        String name = String.valueOf(relative.getFileName());
        Path theirs = name.equals(zip)
                ? other.transfer().resolve("payload").resolve(other.zip)
                : other.transfer().resolve(relative);
        if (Files.exists(theirs) && Files.mismatch(mine, theirs) >= 0) {
            Files.copy(theirs, mine, StandardCopyOption.REPLACE_EXISTING);
            intact = false;
        }
    }

    /** The DMZ writes it once more, as it was. */
    void mend() throws IOException {
        delete(folder.resolve(STICK));
        copy(folder.resolve(PRISTINE), folder.resolve(STICK));
        intact = true;
    }

    void delivered() {
        delivered = true;
    }

    boolean isDelivered() {
        return delivered;
    }

    boolean isIntact() {
        return intact;
    }

    String id() {
        return id;
    }

    String zip() {
        return zip;
    }

    byte[] bundle() {
        return bundle.clone();
    }

    private Path transfer() {
        return folder.resolve(STICK).resolve("airgap").resolve(id);
    }

    private Path anyFile(Random random) throws IOException {
        try (Stream<Path> files = Files.walk(transfer())) {
            List<Path> filled = files.filter(Files::isRegularFile)
                    .filter(Stick::isFilled)
                    .sorted()
                    .toList();
            return filled.get(random.nextInt(filled.size()));
        }
    }

    private static boolean isFilled(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : entries.toList()) {
                Files.copy(entry, to.resolve(from.relativize(entry).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
