package dev.airgap.inspect;

import dev.airgap.bundle.Roots;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signed documents that are no zip: roots and receipts. */
final class Documents {

    private static final int LARGEST_CHAIN = 4 << 20;

    private final Question question;

    Documents(Question question) {
        this.question = question;
    }

    /** The root that somebody at this station decided to trust. */
    static TrustedRoot trusted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return TrustedRoot.parse(in.readNBytes(TrustedRoot.LARGEST_BYTES + 1));
        }
    }

    static byte[] read(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(maxBytes + 1);
        }
    }

    /** A newer root, or the trusted one. */
    TrustedRoot root(Path file, TrustedRoot trusted) throws IOException {
        return walked(trusted, List.of(read(file, TrustedRoot.LARGEST_BYTES)));
    }

    /** A chain of roots as bundles carry it. */
    TrustedRoot chain(Path file, TrustedRoot trusted) throws IOException {
        return walked(trusted, Roots.parse(read(file, LARGEST_CHAIN)).envelopes());
    }

    /** A walk skips what is older than where it begins; nobody may take that for a verification. */
    private TrustedRoot walked(TrustedRoot trusted, List<byte[]> envelopes) {
        int version = trusted.document().version();
        int last = envelopes.isEmpty()
                ? 0
                : RootDocument.parse(Envelope.parse(envelopes.getLast(), TrustedRoot.LARGEST_BYTES)
                                .payload())
                        .version();
        if (last < version) {
            throw new FileRefusedException(
                    "ROOT_VERSION", "Trusted is root version " + version + ", this is the older version " + last);
        }
        TrustedRoot newest = trusted.walk(envelopes);
        newest.requireNotExpired(question.at());
        return newest;
    }

    Map<String, Object> rootFacts(TrustedRoot root) {
        RootDocument document = root.document();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", (long) document.version());
        facts.put("epoch", document.epoch());
        facts.put("fingerprint", root.fingerprint().hex());
        facts.put("expires", document.expires().toString());
        facts.put("demonstration", document.demonstration());
        facts.put(
                "delegations",
                document.delegations().stream().map(Documents::delegation).toList());
        return facts;
    }

    private static Map<String, Object> delegation(Delegation delegation) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("role", delegation.role().wireName());
        facts.put("scope", delegation.scope());
        facts.put("threshold", (long) delegation.threshold());
        facts.put("keys", (long) delegation.keys().size());
        return facts;
    }

    /** What a site answered. */
    Map<String, Object> receipt(Path file, TrustedRoot trusted) throws IOException {
        trusted.requireNotExpired(question.at());
        byte[] bytes = read(file, SignedReceipt.LARGEST_BYTES);
        String site = question.site().or(() -> claimedSite(bytes)).orElse(Delegation.EVERYWHERE);
        Receipt receipt = SignedReceipt.verify(bytes, trusted, site);
        String name = String.valueOf(file.getFileName());
        if (!receipt.fileName().equals(name)) {
            throw new FileRefusedException(
                    "FILE_RENAMED", "signed as " + receipt.fileName() + ", came as " + Printable.text(name));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("site", receipt.site());
        facts.put("number", receipt.number());
        facts.put("issuedAt", receipt.issuedAt().toString());
        facts.put("id", receipt.digest().hex());
        facts.put("rootVersion", (long) receipt.rootVersion());
        facts.put("floor", receipt.floor().epoch() + ":" + receipt.floor().sequence());
        facts.put("transfers", (long) receipt.transfers().size());
        return facts;
    }

    static Optional<String> claimedSite(byte[] bytes) {
        try {
            byte[] payload = Envelope.parse(bytes, SignedReceipt.LARGEST_BYTES).payload();
            return Optional.of(Receipt.parse(payload).site());
        } catch (TrustException unsigned) {
            return Optional.empty();
        }
    }
}
