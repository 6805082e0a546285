package dev.airgap.cli.keys;

import dev.airgap.cli.roots.DelegationName;
import dev.airgap.cli.roots.Quorum;
import dev.airgap.cli.roots.RootChanges;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What a root document says, as a JSON object. */
final class ShownRoot {

    private ShownRoot() {}

    /** @param trusted counts when it is the version before, or this one */
    static Map<String, Object> of(RootSigning signing, Optional<TrustedRoot> trusted) {
        RootDocument document = signing.document();
        Optional<TrustedRoot> previous = trusted.filter(root -> root.document().version() == document.version() - 1);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("what", signing.isDraft() ? "draft of a root document" : "root document");
        shown.put("version", document.version());
        shown.put("epoch", document.epoch());
        shown.put("expires", document.expires().toString());
        shown.put("demonstration", document.demonstration());
        shown.put("fingerprint", Fingerprint.shown(signing.fingerprint()));
        shown.put(
                "delegations",
                document.delegations().stream()
                        .map(delegation -> delegation(delegation, document))
                        .toList());
        shown.put("signedBy", signing.signers().stream().map(KeyId::hex).toList());
        shown.put(
                "signatures",
                signing.quorums(previous).stream().map(ShownRoot::quorum).toList());
        previous.ifPresent(root -> shown.put("changes", RootChanges.between(root.document(), document)));
        return shown;
    }

    static Map<String, Object> quorum(Quorum quorum) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("of", quorum.whose());
        shown.put("threshold", quorum.threshold());
        shown.put("missing", quorum.missing());
        shown.put("signed", quorum.signed().stream().map(KeyId::hex).toList());
        shown.put("open", quorum.open().stream().map(KeyId::hex).toList());
        return shown;
    }

    private static Map<String, Object> delegation(Delegation delegation, RootDocument document) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("delegation", DelegationName.of(delegation));
        shown.put("role", delegation.role().wireName());
        shown.put("scope", delegation.scope());
        shown.put("threshold", delegation.threshold());
        shown.put(
                "keys",
                List.copyOf(new TreeSet<>(delegation.keys())).stream()
                        .map(id ->
                                Shown.key(Objects.requireNonNull(document.keys().get(id))))
                        .toList());
        return shown;
    }
}
