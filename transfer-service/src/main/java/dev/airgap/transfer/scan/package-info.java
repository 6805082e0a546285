/**
 * What scan stations say of media: reports, kept with the record of the medium. Not here: what is done with a medium that has none,
 * which is arrival's to decide by asking {@link dev.airgap.transfer.scan.Scans}.
 */
@NullMarked
package dev.airgap.transfer.scan;

import org.jspecify.annotations.NullMarked;
