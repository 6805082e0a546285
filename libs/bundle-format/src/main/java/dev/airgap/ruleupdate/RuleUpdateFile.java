package dev.airgap.ruleupdate;

import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * One rule file of an update.
 *
 * @param rules enabled rules in it, as its producer counted
 * @param stored its content and its form in the container
 */
public record RuleUpdateFile(RuleFileName name, int rules, StoredFile stored) {

    /** @throws IllegalArgumentException if a number is negative */
    public RuleUpdateFile {
        if (rules < 0) {
            throw new IllegalArgumentException(name + ": negative number of rules");
        }
    }

    /**
     * The original text.
     *
     * @param store one into which this file was put or extracted
     * @throws java.nio.file.NoSuchFileException if the store does not hold it
     */
    public InputStream open(ContentStore store) throws IOException {
        InputStream bytes = store.open(stored.storedSha256());
        return stored.encoding() == Encoding.STORED ? bytes : new Inflating(bytes, new Inflater(true));
    }

    /** The JDK's stream frees only an inflater of its own making, and those expect a zlib header. */
    private static final class Inflating extends InflaterInputStream {

        Inflating(InputStream in, Inflater inflater) {
            super(in, inflater, 1 << 13);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
