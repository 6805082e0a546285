/**
 * What became of every transfer that came to the site, file by file, as the events of importer and rules say it; in the air
 * gap. Not here: how the site stands because of it (site), and who is told (receipt).
 */
@NullMarked
package dev.airgap.transfer.outcome;

import org.jspecify.annotations.NullMarked;
