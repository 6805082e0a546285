package dev.airgap.inspect;

import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Verifies files of every kind, one after the other. A newer root that one of them proved holds for those after it. */
final class Inspector {

    private final Question question;
    private final Watch watch;
    private TrustedRoot trusted;

    Inspector(TrustedRoot trusted, Question question, Watch watch) {
        this.trusted = trusted;
        this.question = question;
        this.watch = watch;
    }

    /** Tells the verdict on the file; of a medium also those on the files that it carries. */
    void inspect(Path file, Consumer<Verdict> verdicts) {
        inspect(file, Printable.text(file.toString()), verdicts);
    }

    private void inspect(Path file, String shown, Consumer<Verdict> verdicts) {
        List<Path> carried = new ArrayList<>();
        verdicts.accept(verdict(file, shown, carried));
        carried.forEach(path -> inspect(path, Printable.text(path.toString()), verdicts));
    }

    private Verdict verdict(Path file, String shown, List<Path> carried) {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException("there is no such file");
            }
            Kind kind = Kind.of(file);
            return new Verdict.Accepted(shown, kind, facts(kind, file, carried));
        } catch (IOException e) {
            return Refusals.unreadable(shown, e);
        } catch (RuntimeException e) {
            return Refusals.of(shown, e);
        }
    }

    private Map<String, Object> facts(Kind kind, Path file, List<Path> carried) throws IOException {
        Documents documents = new Documents(question);
        return switch (kind) {
            case BUNDLE -> bundle(file);
            case RULE_UPDATE -> new RuleUpdates(question).facts(file, trusted);
            case ROOT -> documents.rootFacts(trusted = documents.root(file, trusted));
            case ROOT_CHAIN -> documents.rootFacts(trusted = documents.chain(file, trusted));
            case RECEIPT -> documents.receipt(file, trusted);
            case MEDIUM -> medium(file, carried);
        };
    }

    private Map<String, Object> bundle(Path file) throws IOException {
        String name = Printable.text(String.valueOf(file.getFileName()));
        return watch.during(name, progress -> {
            try (CheckedBundle bundle = CheckedBundle.of(file, trusted, question, progress)) {
                trusted = bundle.newest();
                return bundle.facts();
            }
        });
    }

    private Map<String, Object> medium(Path folder, List<Path> carried) throws IOException {
        Media.Checked medium = new Media(question, watch).check(folder, trusted);
        trusted = medium.newest();
        carried.addAll(medium.payload());
        return medium.facts();
    }
}
