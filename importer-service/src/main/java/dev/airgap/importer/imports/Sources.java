package dev.airgap.importer.imports;

import dev.airgap.bundle.Floor;
import dev.airgap.importer.store.RelayStore;
import dev.airgap.importer.updatesource.RemoteIndex;
import dev.airgap.importer.updatesource.UnreachableException;
import dev.airgap.importer.updatesource.UpdateSource;
import dev.airgap.importer.updatesource.UpdateSources;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the bundles of a download come from: the configured update source, else the install directory. */
@ApplicationScoped
class Sources {

    private static final Pattern NUMBER = Pattern.compile(".*-e(\\d+)-s(\\d+)\\.zip");

    private final UpdateSources settings;
    private final RemoteIndex remote;
    private final RelayStore store;
    private final InstallDirectory installDirectory;
    private final DownloadSteps steps;

    Sources(
            UpdateSources settings,
            RemoteIndex remote,
            RelayStore store,
            InstallDirectory installDirectory,
            DownloadSteps steps) {
        this.settings = settings;
        this.remote = remote;
        this.store = store;
        this.installDirectory = installDirectory;
        this.steps = steps;
    }

    /** The files to examine, sorted by name. */
    List<Path> bundles(Job job, Floor floor) {
        if (job.sourceResult().filter(SourceResult.UNREACHABLE::equals).isPresent()) {
            return installDirectory.bundles();
        }
        UpdateSource source = settings.current();
        if (settings.isItself(source)) {
            steps.sourceAnswered(job, source.toString(), SourceResult.ITSELF);
            return installDirectory.bundles();
        }
        try {
            List<Path> fetched = remote.fetch(source, name -> isAbove(name, floor), store.emptyArrivals());
            steps.sourceAnswered(job, source.toString(), SourceResult.ASKED);
            installDirectory
                    .bundles()
                    .forEach(waiting ->
                            steps.notConsulted(job, waiting.getFileName().toString()));
            return fetched.stream().sorted().toList();
        } catch (UnreachableException e) {
            Interruption.check();
            Log.warnf("update source not reachable downloadId=%s: %s", job.downloadId(), e.getMessage());
            steps.sourceUnreachable(job, source.toString(), e.getMessage());
            return installDirectory.bundles();
        }
    }

    /** By its name alone, which proves nothing and only saves fetching what would be refused. */
    private static boolean isAbove(String name, Floor floor) {
        Matcher number = NUMBER.matcher(name);
        if (!number.matches()) {
            return false;
        }
        long epoch = Long.parseLong(number.group(1));
        long sequence = Long.parseLong(number.group(2));
        return epoch > floor.epoch() || epoch == floor.epoch() && sequence > floor.sequence();
    }
}
