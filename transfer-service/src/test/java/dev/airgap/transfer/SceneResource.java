package dev.airgap.transfer;

import dev.airgap.contracts.Zone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Sets the scene and fills in fields of type {@link TransferScene}. */
public class SceneResource implements QuarkusTestResourceLifecycleManager {

    /** Argument of the resource: the zone that the scene is set in. */
    public static final String ZONE = "zone";

    private Zone zone;
    private TransferScene scene;

    @Override
    public void init(Map<String, String> arguments) {
        zone = Zone.of(arguments.get(ZONE));
    }

    @Override
    public Map<String, String> start() {
        try {
            scene = new TransferScene(zone);
            return scene.configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(scene, new TestInjector.MatchesType(TransferScene.class));
    }

    @Override
    public void stop() {
        if (scene != null) {
            scene.close();
        }
    }
}
