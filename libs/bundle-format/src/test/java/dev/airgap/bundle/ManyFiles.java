package dev.airgap.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a bundle of many files and reads it, in a process of its own with little memory: {@link ManyFilesIT}. */
final class ManyFiles {

    private static final int CONTENTS = 50;

    private ManyFiles() {}

    public static void main(String[] arguments) throws IOException {
        BundleFixture bundle = new BundleFixture(Path.of(arguments[0])).noFiles();
        int count = Integer.parseInt(arguments[1]);
        List<StoredFile> contents = new ArrayList<>();
        for (int i = 0; i < CONTENTS; i++) {
            byte[] content = ("rule %d ".formatted(i)).repeat(i).getBytes(StandardCharsets.US_ASCII);
            contents.add(bundle.store.put(new ByteArrayInputStream(content)));
        }
        IndexWriter.Written index = IndexWriter.write(
                bundle.store,
                IntStream.range(0, count)
                        .mapToObj(i -> new IndexRecord(
                                BundlePath.of("component-%03d/patterns/file-%07d.bin".formatted(i / 1000, i)),
                                contents.get(i % CONTENTS)))
                        .iterator());
        Path zip = bundle.build(bundle.manifest(index));
        ContentStore relay = ContentStore.open(bundle.directory.resolve("relay"));
        VerifiedBundle verified = bundle.read(zip, relay);
        System.out.println(zip + " " + verified.manifest().index().files());
    }
}
