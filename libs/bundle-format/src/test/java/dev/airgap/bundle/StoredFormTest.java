package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFormTest {

    private static final String LONG = "again and again ".repeat(20);

    @TempDir
    Path directory;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = ContentStore.open(directory.resolve("store"));
    }

    @Test
    void deflatesWhatShrinksAndKeepsTheRestAsItIs() throws IOException {
        StoredFile deflated = put(LONG);
        StoredFile stored = put("x");

        assertThat(deflated.encoding()).isEqualTo(Encoding.DEFLATED);
        assertThat(deflated.size()).isEqualTo(LONG.length());
        assertThat(deflated.storedSize()).isEqualTo(Files.size(store.path(deflated.storedSha256())));
        assertThat(store.has(deflated.sha256())).isFalse();
        assertThat(stored.encoding()).isEqualTo(Encoding.STORED);
        assertThat(stored.sha256()).isEqualTo(Sha256.of(bytes("x")).hex());
        assertThat(text(deflated)).isEqualTo(LONG);
        assertThat(text(stored)).isEqualTo("x");
    }

    @Test
    void deflatesWhatMustBeEvenIfItGrowsAndThoughItIsKnownOtherwise() throws IOException {
        put("x");

        StoredFile deflated = store.putDeflated(new ByteArrayInputStream(bytes("x")));

        assertThat(deflated.encoding()).isEqualTo(Encoding.DEFLATED);
        assertThat(text(deflated)).isEqualTo("x");
        assertThat(store.form(deflated.sha256())).contains(deflated);
    }

    @Test
    void takesOneByteAtATime() throws IOException {
        try (StoredFormWriter writer = new StoredFormWriter(store)) {
            for (byte b : bytes(LONG)) {
                writer.write(b);
            }
            assertThat(writer.finish(false)).isEqualTo(put(LONG));
        }
    }

    @Test
    void opensTheContentItselfWhereItIsHeld() throws IOException {
        StoredFile form = put(LONG);
        try (PendingBlob content = store.newBlob()) {
            content.write(bytes(LONG));
            assertThat(content.size()).isEqualTo(LONG.length());
            content.commit(content.finish());
        }
        Files.delete(store.path(form.storedSha256()));

        assertThat(text(form)).isEqualTo(LONG);
        Files.delete(store.path(form.sha256()));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.openContent(form));
    }

    @Test
    void knowsNoFormOfWhatItDoesNotHoldInItsSize() throws IOException {
        StoredFile form = put(LONG);

        assertThat(store.form("0".repeat(64))).isEmpty();
        Files.write(store.path(form.storedSha256()), new byte[3]);
        assertThat(store.form(form.sha256())).isEmpty();
        Files.delete(store.path(form.storedSha256()));
        assertThat(store.form(form.sha256())).isEmpty();
    }

    @Test
    void knowsNoFormWhoseNoteIsAboutAnotherContent() throws IOException {
        StoredFile one = put(LONG);
        StoredFile two = put(LONG + "!");
        Path forms = directory.resolve("store/forms");
        Path note = forms.resolve(one.sha256().substring(0, 2)).resolve(one.sha256());
        Files.writeString(note, FormRecord.line(two));

        assertThat(store.form(one.sha256())).isEmpty();
    }

    @Test
    void readsABlobToSayThatItIsIntact() throws IOException {
        StoredFile form = put("x");

        assertThat(store.holdsIntact(form.sha256())).isTrue();
        Files.writeString(store.path(form.sha256()), "y");
        assertThat(store.has(form.sha256())).isTrue();
        assertThat(store.holdsIntact(form.sha256())).isFalse();
        Files.delete(store.path(form.sha256()));
        assertThat(store.has(form.sha256())).isFalse();
        assertThat(store.holdsIntact(form.sha256())).isFalse();
    }

    @Test
    void namesNothingButADigest() {
        for (String name : new String[] {"", "../../etc/passwd", "a".repeat(63), "A".repeat(64)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.path(name));
        }
        assertThat(store.path("ab".repeat(32))).isEqualTo(directory.resolve("store/blobs/ab/" + "ab".repeat(32)));
    }

    @Test
    void discardsWhatIsNotCommitted() throws IOException {
        try (PendingBlob blob = store.newBlob()) {
            blob.write('x');
            assertThat(blob.size()).isEqualTo(1);
            assertThat(blob.finish()).isEqualTo(Sha256.of(bytes("x")).hex());
        }

        assertThat(store.has(Sha256.of(bytes("x")).hex())).isFalse();
        assertThat(directory.resolve("store/tmp")).isEmptyDirectory();
    }

    private StoredFile put(String text) throws IOException {
        return store.put(new ByteArrayInputStream(bytes(text)));
    }

    private String text(StoredFile file) throws IOException {
        try (InputStream content = store.openContent(file)) {
            return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
