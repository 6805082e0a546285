package dev.airgap.bundler;

import java.nio.file.Path;
import java.util.Map;

/** As {@link BundlerFiles}, with a root that asks for two release keys, and a service that has none. */
public final class PeopleFiles extends BundlerFiles {

    private TestRoots roots;

    @Override
    TestRelease release(Path in) {
        roots = new TestRoots(in);
        roots.next(2, "anna", "ben");
        return new TestRelease(roots.key("anna"), roots.file());
    }

    @Override
    Map<String, String> trust() {
        return Map.of();
    }

    TestRoots roots() {
        return roots;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(PeopleFiles.class));
    }
}
