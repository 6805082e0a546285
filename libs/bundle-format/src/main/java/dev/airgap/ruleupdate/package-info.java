/**
 * The {@code .dsru} container: one numbered rule update, signed, with the rules' original text.
 *
 * <p>A {@code .dsru} is a zip of {@link dev.airgap.zip}. Entry 0, {@code rule-update.dsse.json} (stored, at most 256 KiB),
 * is a DSSE envelope of payload type {@code application/vnd.airgap.rule-update.v1+json} over a
 * {@link dev.airgap.ruleupdate.RuleUpdateManifest}, signed by the role {@code RELEASE} for the site. One deflated entry per
 * rule file follows in the order of the manifest. The file is named {@code NUMBER.dsru}. The identity of a rule update is
 * the SHA-256 of the signed payload.
 *
 * <p>This is our own, documented format. Trend Micro's rule updates have the same suffix and another, unpublished format:
 * nothing here reads those. Not here either: what a rule says, and which number may follow which (rules-service).
 */
@NullMarked
package dev.airgap.ruleupdate;

import org.jspecify.annotations.NullMarked;
