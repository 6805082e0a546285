package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.HeldSnapshots;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.importer.snapshot.Grant;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Judges all bundles of one download by what is signed in them. First the roots of all of them, then the bundles: a key
 * that one bundle's roots revoke must not vouch for another.
 */
final class Examination implements AutoCloseable {

    private final TrustedRoots roots;
    private final Judgement judgement;
    private final Expectations expectations;
    private final ContentStore contents;
    private final HeldSnapshots held;
    private final Refusals refusals;
    private final UnaryOperator<NewEvent> context;
    private final Map<String, BundleReader> opened = new LinkedHashMap<>();

    /** @param context what an event of this download belongs to */
    Examination(
            TrustedRoots roots,
            Judgement judgement,
            Expectations expectations,
            ContentStore contents,
            HeldSnapshots held,
            Refusals refusals,
            UnaryOperator<NewEvent> context) {
        this.roots = roots;
        this.judgement = judgement;
        this.expectations = expectations;
        this.contents = contents;
        this.held = held;
        this.refusals = refusals;
        this.context = context;
    }

    /** The bundles that may follow what is here, lowest first; all others were reported as refused. */
    List<Candidate> judge(List<Path> files) {
        Map<String, BundleReader> readable = new LinkedHashMap<>();
        files.forEach(file -> takeRoots(file, readable));
        TrustedRoot newest = roots.newest();
        List<Candidate> candidates = new ArrayList<>();
        readable.forEach((fileName, reader) -> judge(fileName, reader, newest).ifPresent(candidates::add));
        candidates.sort(Candidate.BY_NUMBER);
        return candidates;
    }

    private void takeRoots(Path file, Map<String, BundleReader> readable) {
        String fileName = file.getFileName().toString();
        try {
            BundleReader reader = BundleReader.open(file);
            opened.put(fileName, reader);
            roots.commit(roots.walk(reader.roots()), fileName, context);
            readable.put(fileName, reader);
        } catch (BundleException e) {
            refusals.refused(fileName, Optional.empty(), Reason.of(e));
        } catch (TrustException e) {
            refusals.refused(fileName, Optional.empty(), Reason.of(e));
        }
    }

    private Optional<Candidate> judge(String fileName, BundleReader reader, TrustedRoot newest) {
        Optional<VerifiedBundle> verified = Optional.empty();
        try {
            newest.requireNotExpired(judgement.now());
            verified = Optional.of(reader.verify(newest, expectations));
            Optional<Grant> grant = judgement.admit(verified.get(), newest);
            return Optional.of(new Candidate(fileName, reader, verified.get(), grant));
        } catch (BundleException e) {
            refusals.refused(fileName, verified, reason(e, reader));
        } catch (TrustException e) {
            refusals.refused(fileName, verified, Reason.of(e));
        }
        return Optional.empty();
    }

    /** "Repeated" is said only of the very bundle: a file that begins like it and goes on otherwise was tampered with. */
    private Reason reason(BundleException refusal, BundleReader reader) {
        if (refusal.finding() != BundleException.Code.BUNDLE_REPEATED) {
            return Reason.of(refusal);
        }
        try {
            reader.extract(contents, held, Progress.IGNORED);
            return Reason.of(refusal);
        } catch (BundleException e) {
            return Reason.of(e);
        } catch (IOException e) {
            return Reason.ofStorage(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (BundleReader reader : opened.values()) {
            reader.close();
        }
    }
}
