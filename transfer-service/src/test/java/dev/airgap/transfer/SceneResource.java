package dev.airgap.transfer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Sets the scene and fills in fields of type {@link TransferScene}. */
public class SceneResource implements QuarkusTestResourceLifecycleManager {

    private TransferScene scene;

    @Override
    public Map<String, String> start() {
        try {
            scene = new TransferScene();
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
