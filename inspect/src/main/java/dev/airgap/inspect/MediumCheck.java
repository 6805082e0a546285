package dev.airgap.inspect;

import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.VolumeSet;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pre-flight: says yes or no to a transfer on its media before anything of it is taken. Reads every byte, changes nothing and
 * needs no network. What it does not know enough for, it says that it did not check.
 */
public final class MediumCheck {

    private final TrustedRoot trusted;
    private final SiteKnowledge known;
    private final Instant at;
    private final Optional<SiteDisk> disk;

    /**
     * @param trusted the newest root that whoever asks trusts
     * @param at the time that expiry is judged by
     * @param disk where the site keeps them; empty if it is not known
     */
    public MediumCheck(TrustedRoot trusted, SiteKnowledge known, Instant at, Optional<SiteDisk> disk) {
        this.trusted = trusted;
        this.known = known;
        this.at = at;
        this.disk = disk;
    }

    /** Told while a file is read: {@code bytes} of {@code totalBytes} of it are behind us. */
    @FunctionalInterface
    public interface Watcher {
        void read(String file, long bytes, long totalBytes);
    }

    /**
     * Checks one transfer.
     *
     * @param media where its media are mounted, one for each volume
     * @param part whether some of its volumes are enough for a yes
     */
    public CheckResult of(List<Path> media, boolean part, Watcher watcher) {
        return of(media, part, new Watch() {
            @Override
            public <T> T during(String file, Work<T> work) throws IOException {
                return work.with(new Progress() {
                    @Override
                    public void done(long files, long totalFiles) {
                        // Bytes say more.
                    }

                    @Override
                    public void read(long bytes, long totalBytes) {
                        watcher.read(file, bytes, totalBytes);
                    }
                });
            }
        });
    }

    CheckResult of(List<Path> media, boolean part, Watch watch) {
        CheckResult.Builder result = new CheckResult.Builder(known, disk);
        VolumeSet set = new VolumeSet();
        for (Path medium : media) {
            String shown = Printable.text(medium.toString());
            try {
                check(medium, set, watch, result);
            } catch (IOException e) {
                result.refused(Refusals.unreadable(shown, e));
            } catch (RuntimeException e) {
                result.refused(Refusals.of(shown, e));
            }
        }
        if (!set.missing().isEmpty() && !part) {
            result.refused(Refusals.of(
                    "",
                    new FileRefusedException(
                            "VOLUME_MISSING", "the transfer has other volumes, which are not here: " + set.missing())));
        }
        return result.build();
    }

    private void check(Path medium, VolumeSet set, Watch watch, CheckResult.Builder result) throws IOException {
        Question question = new Question(known.site(), known.mark(), known.held(), at);
        Media.Checked checked = new Media(question, watch).check(medium, trusted);
        set.add(checked.sealed());
        result.transfer(checked.facts());
        VolumeManifest manifest = checked.sealed().manifest();
        manifest.pieces().stream()
                .map(SealedPiece::piece)
                .filter(piece -> piece.part() > 0)
                .forEach(piece -> result.divided(piece.file()));
        result.carries(manifest.bytes());
        for (Path file : checked.payload()) {
            check(file, checked.newest(), question, watch, result);
        }
    }

    private static void check(Path file, TrustedRoot newest, Question question, Watch watch, CheckResult.Builder result)
            throws IOException {
        String shown = Printable.text(file.toString());
        try {
            if (Kind.of(file) == Kind.BUNDLE) {
                Manifest manifest = watch.during(Printable.text(String.valueOf(file.getFileName())), progress -> {
                    try (CheckedBundle bundle = CheckedBundle.of(file, newest, question, progress)) {
                        return bundle.manifest();
                    }
                });
                result.bundle(manifest);
            } else {
                result.ruleUpdate(new RuleUpdates(question).facts(file, newest));
            }
        } catch (RuntimeException e) {
            result.refused(Refusals.of(shown, e));
        }
    }
}
