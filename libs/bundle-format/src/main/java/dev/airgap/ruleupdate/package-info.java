/**
 * The {@code .dsru} container: one numbered rule update, signed, with the rules' original text.
 *
 * <p>A {@code .dsru} is a zip of {@link dev.airgap.zip}. Entry 0, {@code rule-update.dsse.json} (stored, at most 256 KiB),
 * is a DSSE envelope of payload type {@code application/vnd.airgap.rule-update.v1+json} over a
 * {@link dev.airgap.ruleupdate.RuleUpdateManifest}, signed by the role {@code RELEASE} for the site. One entry per rule file
 * follows in the order of the manifest: deflated, or stored where that is not shorter. The file is named
 * {@code NUMBER.dsru}. The identity of a rule update is the SHA-256 of the signed payload, which is this JSON:
 *
 * <pre>{@code
 * {"schema": 1, "number": "26-003", "site": "plant-1", "cycle": "…", "issuedAt": "2026-03-01T10:00:00Z",
 *  "producer": "dmz/rules",
 *  "previous": {"number": "26-002", "id": "<sha256 of its payload>"},          absent for the first
 *  "files": [{"name": "web.rules", "rules": 14, "size": 3120, "sha256": "…",   rules: enabled ones; size: bytes of text
 *             "encoding": "deflated", "storedSize": 911, "storedSha256": "…", "crc32": 305419896}]}
 * }</pre>
 *
 * <p>Every member is required but {@code previous}, and no other is accepted. Files are sorted by name.
 *
 * <p>This is our own, documented format. Trend Micro's rule updates have the same suffix and another, unpublished format:
 * nothing here reads those. Not here either: what a rule says, and which number may follow which (rules-service).
 */
@NullMarked
package dev.airgap.ruleupdate;

import org.jspecify.annotations.NullMarked;
