package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.contracts.Zone;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneKeysTest {

    @TempDir
    Path folder;

    @Test
    void startsNothingBeforeTheSiteIsEnrolled() {
        ZoneKeys keys = new ZoneKeys(new DataFolder(folder));

        assertThatThrownBy(() -> keys.requireRoot(Zone.DMZ))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("not enrolled");
    }
}
