package dev.airgap.bundler;

import java.nio.file.Path;
import java.util.Map;

/** As {@link BundlerFiles}, with a root that asks for two release keys, of which the service has one. */
public final class SharedFiles extends BundlerFiles {

    static final String SERVICE = "service";
    static final String ANNA = "anna";
    static final String BEN = "ben";

    private TestRoots roots;

    @Override
    TestRelease release(Path in) {
        roots = new TestRoots(in);
        roots.next(2, SERVICE, ANNA, BEN);
        return new TestRelease(roots.key(SERVICE), roots.file());
    }

    @Override
    Map<String, String> trust() {
        return Map.of("airgap.bundler.signing-key", release().key().toString());
    }

    TestRoots roots() {
        return roots;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SharedFiles.class));
    }
}
