package dev.airgap.inspect;

import dev.airgap.bundle.Manifest;
import dev.airgap.media.MediumCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to whether media can be imported.
 *
 * @param good yes or no
 * @param findings why not; none if it is yes
 * @param checked what the answer covers, in words
 * @param notChecked what it does not cover, and why
 * @param facts of the transfer and of what it carries, and the disk space that it takes at most at the site
 */
public record CheckResult(
        boolean good,
        List<Finding> findings,
        List<String> checked,
        Map<String, String> notChecked,
        Map<String, Object> facts) {

    /**
     * What speaks against it.
     *
     * @param file the medium or a file on it; empty if it is about all of them
     * @param code as in the table of error codes
     * @param advice what to do
     */
    public record Finding(String file, String code, String detail, String advice) {}

    /** No, because nothing could be checked. */
    public static CheckResult impossible(String code, String detail) {
        return new CheckResult(
                false, List.of(new Finding("", code, detail, new Advice().on(code))), List.of(), Map.of(), Map.of());
    }

    public CheckResult {
        findings = List.copyOf(findings);
        checked = List.copyOf(checked);
        notChecked = new LinkedHashMap<>(notChecked);
        facts = new LinkedHashMap<>(facts);
    }

    /** Members in a fixed order; only maps, lists, text, numbers and booleans. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("answer", good ? "yes" : "no");
        json.put(
                "findings",
                findings.stream()
                        .map(finding -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("file", finding.file());
                            one.put("code", finding.code());
                            one.put("detail", finding.detail());
                            one.put("advice", finding.advice());
                            return one;
                        })
                        .toList());
        json.put("checked", checked);
        json.put("notChecked", notChecked);
        json.putAll(facts);
        return json;
    }

    /** Collects what was found. */
    static final class Builder {

        private final Advice advice = new Advice();
        private final SiteKnowledge known;
        private final Optional<SiteDisk> disk;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, String> notChecked = new LinkedHashMap<>();
        private final Map<String, Object> facts = new LinkedHashMap<>();
        private final List<Map<String, Object>> volumes = new ArrayList<>();
        private final List<Map<String, Object>> contents = new ArrayList<>();
        private boolean differential;
        private long copied;
        private long unpacked;

        Builder(SiteKnowledge known, Optional<SiteDisk> disk) {
            this.known = known;
            this.disk = disk;
        }

        void refused(Verdict verdict) {
            switch (verdict) {
                case Verdict.Refused no ->
                    add(
                            no.file(),
                            no.code(),
                            no.entry().map(entry -> entry + " ").orElse("") + no.detail());
                case Verdict.Unreadable no -> add(no.file(), no.code(), no.detail());
                case Verdict.Accepted yes -> throw new IllegalArgumentException("accepted: " + yes.file());
            }
        }

        private void add(String file, String code, String detail) {
            findings.add(new Finding(file, code, detail, advice.on(code)));
        }

        void transfer(Map<String, Object> one) {
            volumes.add(one);
        }

        void divided(String file) {
            notChecked.put(
                    "content of " + file, "it is divided: its pieces are as sealed, the whole is read at the site");
        }

        /** What is copied to the site before the bundle is imported. */
        void carries(long bytes) {
            copied += bytes;
        }

        void bundle(Manifest manifest) {
            differential |= manifest.base() != null;
            unpacked += manifest.index().bytes();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("bundle", manifest.fileName());
            one.put("site", manifest.site());
            one.put("epoch", manifest.epoch());
            one.put("sequence", manifest.sequence());
            one.put("base", manifest.base() == null ? "none" : manifest.base());
            contents.add(one);
        }

        void ruleUpdate(Map<String, Object> of) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("ruleUpdate", of.get("number"));
            one.put("site", of.get("site"));
            contents.add(one);
        }

        CheckResult build() {
            List<String> checked = new ArrayList<>(List.of("set", "hashes", "signatures", "schema"));
            covered("site", known.site().isPresent(), "no site was named", checked);
            covered("sequence", known.floor().isPresent(), "where the site stands is not known", checked);
            boolean base = known.held().isPresent() || !differential && !contents.isEmpty();
            covered("base", base, "what the site holds is not known", checked);
            requireRoom(checked);
            facts.put("volumes", List.copyOf(volumes));
            facts.put("contents", List.copyOf(contents));
            facts.put("copiedBytes", copied);
            facts.put("unpackedBytes", unpacked);
            return new CheckResult(findings.isEmpty(), findings, checked, notChecked, facts);
        }

        private void requireRoom(List<String> checked) {
            covered("space", disk.isPresent(), "the site's disk is not known here", checked);
            if (disk.filter(known -> !known.holdsContent()).isPresent()) {
                notChecked.put("space of the content", "where it is unpacked is not known here");
            }
            disk.ifPresent(known -> {
                long peak = copied + (known.holdsContent() ? unpacked : 0);
                if (known.freeBytes() < peak) {
                    add(
                            "",
                            MediumCode.TARGET_FULL.name(),
                            "takes up to %d bytes at the site; %d are free".formatted(peak, known.freeBytes()));
                }
            });
        }

        private void covered(String check, boolean is, String why, List<String> checked) {
            if (is) {
                checked.add(check);
            } else {
                notChecked.put(check, why);
            }
        }
    }
}
