/**
 * What may be imported although a rule is against it. Here: the documents that approvers signed, each for one bundle, and the
 * two persons here who make one effective. Not here: what can be lifted, which is {@code dev.airgap.bundle.SignedOverride}.
 */
@NullMarked
package dev.airgap.importer.override;

import org.jspecify.annotations.NullMarked;
