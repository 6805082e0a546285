package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneKeysTest {

    @TempDir
    Path folder;

    private DataFolder data;
    private ZoneKeys keys;

    @BeforeEach
    void enrol() throws IOException {
        data = new DataFolder(folder);
        keys = new ZoneKeys(data);
        Files.createDirectories(data.root(Zone.AIRGAP).getParent());
        Files.writeString(data.root(Zone.AIRGAP), "root 1");
    }

    @Test
    void givesEveryServiceTheRootThatItsZoneTrusts() {
        keys.handOutRoot(Zone.AIRGAP);

        for (Service service : Service.values()) {
            assertThat(Files.exists(keys.rootOf(Zone.AIRGAP, service))).isEqualTo(service.runsIn(Zone.AIRGAP));
            assertThat(keys.rootOf(Zone.DMZ, service)).doesNotExist();
        }
    }

    @Test
    void leavesTheRootThatAServiceHasWalkedTo() throws IOException {
        keys.handOutRoot(Zone.AIRGAP);
        Files.writeString(keys.rootOf(Zone.AIRGAP, Service.IMPORTER), "root 7");

        keys.handOutRoot(Zone.AIRGAP);

        assertThat(keys.rootOf(Zone.AIRGAP, Service.IMPORTER)).hasContent("root 7");
    }

    @Test
    void startsNothingBeforeTheSiteIsEnrolled() {
        assertThatThrownBy(() -> keys.handOutRoot(Zone.DMZ))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("not enrolled");
    }
}
