package dev.airgap.inspect;

import dev.airgap.bundle.BundleContents;
import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A bundle that was verified to its last byte. */
final class CheckedBundle implements AutoCloseable {

    private final BundleReader reader;
    private final Question question;
    private final TrustedRoot newest;
    private final VerifiedBundle bundle;
    private final BundleContents contents;

    private CheckedBundle(
            BundleReader reader,
            Question question,
            TrustedRoot newest,
            VerifiedBundle bundle,
            BundleContents contents) {
        this.reader = reader;
        this.question = question;
        this.newest = newest;
        this.bundle = bundle;
        this.contents = contents;
    }

    /**
     * Verifies the whole file.
     *
     * @throws BundleException or {@link dev.airgap.trust.TrustException} if it must not be carried on
     */
    static CheckedBundle of(Path file, TrustedRoot trusted, Question question, Progress progress) throws IOException {
        BundleReader reader = BundleReader.open(file);
        boolean good = false;
        try {
            CheckedBundle checked = of(reader, trusted, question, progress);
            good = true;
            return checked;
        } finally {
            if (!good) {
                reader.close();
            }
        }
    }

    private static CheckedBundle of(BundleReader reader, TrustedRoot trusted, Question question, Progress progress)
            throws IOException {
        TrustedRoot newest = trusted.walk(reader.roots());
        newest.requireNotExpired(question.at());
        Optional<String> claimed = reader.claimedSite();
        question.site().ifPresent(site -> requireClaim(claimed, site));
        String site = question.site().or(() -> claimed).orElseGet(() -> Scopes.anyRelease(newest, PayloadTypes.BUNDLE));
        VerifiedBundle bundle = reader.verify(newest, Expectations.whateverTheTime(site, Version.TEXT));
        Optional<BundleException> repeated = admit(bundle, newest, question);
        requireBase(bundle.manifest(), question);
        BundleContents contents = reader.check(progress);
        if (repeated.isPresent()) {
            throw repeated.get();
        }
        return new CheckedBundle(reader, question, newest, bundle, contents);
    }

    /** Nothing is proved about the claim: it decides only between two refusals. */
    private static void requireClaim(Optional<String> claimed, String site) {
        if (claimed.isPresent() && !claimed.get().equals(site)) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_WRONG_SITE, "is for site " + claimed.get() + ", not for " + site);
        }
    }

    private static void requireBase(Manifest manifest, Question question) {
        String base = manifest.base();
        if (base != null
                && question.held().isPresent()
                && !question.held().get().contains(base)) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_BASE_MISSING,
                    "rests on snapshot " + base + ", which the site does not hold");
        }
    }

    /** "Repeated" is said only of the very bundle, so the rest of the file is read first. */
    private static Optional<BundleException> admit(VerifiedBundle bundle, TrustedRoot newest, Question question) {
        try {
            question.floor()
                    .orElse(FloorMark.NONE)
                    .admit(bundle, newest.document().epoch(), question.at());
            return Optional.empty();
        } catch (BundleException e) {
            if (e.finding() != BundleException.Code.BUNDLE_REPEATED) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    BundleContents contents() {
        return contents;
    }

    /** The root under which it was verified: the trusted one or a newer one that it carries. */
    TrustedRoot newest() {
        return newest;
    }

    Manifest manifest() {
        return bundle.manifest();
    }

    Map<String, Object> facts() {
        Manifest manifest = bundle.manifest();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", manifest.kind().word());
        Optional.ofNullable(manifest.base()).ifPresent(base -> facts.put("base", base));
        facts.put("site", manifest.site());
        facts.put("siteChecked", question.site().isPresent());
        facts.put("epoch", manifest.epoch());
        facts.put("sequence", manifest.sequence());
        facts.put("bundleId", bundle.bundleId());
        facts.put("files", manifest.index().files());
        facts.put("bytes", manifest.index().bytes());
        facts.put(
                "components",
                manifest.components().stream().map(CheckedBundle::component).toList());
        facts.put("issuedAt", manifest.validity().issuedAt().toString());
        facts.put("expiresAt", manifest.validity().expiresAt().toString());
        facts.put("nextExpectedBy", manifest.validity().nextExpectedBy().toString());
        boolean late = question.at().isAfter(manifest.validity().nextExpectedBy());
        facts.put("freshness", late ? "stale" : "fresh");
        facts.put("signers", bundle.signers().stream().map(KeyId::hex).sorted().toList());
        facts.put("rootVersion", (long) newest.document().version());
        facts.put("rootExpires", newest.document().expires().toString());
        facts.put("demonstration", newest.document().demonstration());
        facts.put("producer", Printable.text(manifest.producer()));
        return facts;
    }

    private static Map<String, Object> component(Component component) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", component.id());
        facts.put("type", component.type());
        facts.put("version", component.version());
        facts.put("published", component.published().toString());
        return facts;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
