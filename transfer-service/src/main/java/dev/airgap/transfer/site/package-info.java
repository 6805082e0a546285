/**
 * What the site serves and holds, and how it stands; in the air gap.
 */
@NullMarked
package dev.airgap.transfer.site;

import org.jspecify.annotations.NullMarked;
