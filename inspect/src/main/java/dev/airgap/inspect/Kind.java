package dev.airgap.inspect;

import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.TrustException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What a file is, by its name or by how it begins. It decides only who refuses it. */
enum Kind {
    BUNDLE("bundle"),
    RULE_UPDATE("ruleUpdate"),
    ROOT("root"),
    ROOT_CHAIN("root"),
    RECEIPT("receipt"),
    MEDIUM("transfer");

    private static final String ZIP = "PK";
    private static final String BUNDLE_ENTRY = "bundle.dsse.json";
    private static final int BEGINNING = 64;
    private static final byte[] CHAIN = "{\"schema\":".getBytes(StandardCharsets.US_ASCII);

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The member of the verdict that holds the facts. */
    String word() {
        return word;
    }

    /** @throws FileRefusedException {@code FILE_UNKNOWN} */
    static Kind of(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.endsWith(".zip")) {
            return BUNDLE;
        }
        if (name.endsWith(".dsru")) {
            return RULE_UPDATE;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return MEDIUM;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw unknown("it is a link or a device");
        }
        String beginning = beginning(path);
        if (beginning.startsWith(ZIP)) {
            return beginning.contains(BUNDLE_ENTRY) ? BUNDLE : RULE_UPDATE;
        }
        return ofDocument(Documents.read(path, SignedReceipt.LARGEST_BYTES));
    }

    private static Kind ofDocument(byte[] bytes) {
        if (bytes.length > CHAIN.length
                && new String(bytes, 0, CHAIN.length, StandardCharsets.US_ASCII)
                        .equals(new String(CHAIN, StandardCharsets.US_ASCII))) {
            return ROOT_CHAIN;
        }
        try {
            return switch (Envelope.parse(bytes, SignedReceipt.LARGEST_BYTES).payloadType()) {
                case PayloadTypes.ROOT -> ROOT;
                case PayloadTypes.RECEIPT -> RECEIPT;
                default -> throw unknown("it is another signed document");
            };
        } catch (TrustException notSigned) {
            throw unknown(Printable.text(String.valueOf(notSigned.getMessage())));
        }
    }

    private static String beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }

    private static FileRefusedException unknown(String why) {
        return new FileRefusedException(
                "FILE_UNKNOWN", "neither bundle, rule update, root, receipt nor medium: " + why);
    }
}
