package dev.airgap.bundler.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.airgap.bundler.source.SourceException;
import dev.airgap.bundler.source.SourceFault;
import dev.airgap.bundler.store.StorageException;
import dev.airgap.trust.KeyException;
import dev.airgap.trust.KeyReference;
import dev.airgap.trust.Passphrase;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void namesWhatIsWrongWithTheSource() {
        CycleError error = Failure.of(Work.SNAPSHOT, new SourceException(SourceFault.SOURCE_EMPTY, "nothing there"));

        assertThat(error).isEqualTo(new CycleError("snapshot", "SOURCE_EMPTY", "nothing there"));
    }

    @Test
    void givesAFullDiskItsOwnCode() {
        IOException full = new FileSystemException("/x", null, "No space left on device");

        CycleError error = Failure.of(Work.BUNDLE, StorageException.of("the bundle cannot be written", full));

        assertThat(error.code()).isEqualTo("DISK_FULL");
    }

    @Test
    void givesAFullDiskItsOwnCodeWhenAStreamReportsIt() {
        IOException full = new IOException("No space left on device");

        assertThat(Failure.of(Work.BUNDLE, StorageException.of("x", full)).code())
                .isEqualTo("DISK_FULL");
    }

    @Test
    void doesNotCostTheSignaturesOfPeopleWhatMayPass() {
        assertThat(Failure.mayPass(StorageException.of("the bundle cannot be written", new IOException("full"))))
                .isTrue();
        assertThat(Failure.mayPass(new SourceException(SourceFault.SOURCE_EMPTY, "nothing there")))
                .isFalse();
        assertThat(Failure.mayPass(new IllegalStateException("a defect"))).isFalse();
    }

    @Test
    void waitsForATokenThatIsAwayAndTriesNoPassphraseTwice() {
        assertThat(Failure.mayPass(refusalOf("pkcs11:slot-id=1;object=release?module-path=/nowhere.so")))
                .isTrue();
        assertThat(Failure.mayPass(refusalOf("pkcs11:object=release"))).isFalse();
    }

    private static KeyException refusalOf(String reference) {
        return catchThrowableOfType(
                KeyException.class, () -> KeyReference.parse(reference).open(Passphrase.NONE));
    }

    @Test
    void keepsTheDetailsOfAnUnforeseenFailureToItself() {
        CycleError error = Failure.of(Work.BUNDLE, new IllegalStateException("/secret/path"));

        assertThat(error.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(error.detail()).doesNotContain("secret");
    }
}
